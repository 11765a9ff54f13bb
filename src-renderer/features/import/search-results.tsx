import type { SearchView } from '../../../src-preload/contract/storage.ts';
import { send } from '../../state/commands.ts';
import { useSnapshot } from '../../state/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { formatBytes, percentOf } from '../../ui/format.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { messages } from '../../words/messages.ts';
import { FoundRow } from './found-row.tsx';

/** How the search goes, and what it found. Nothing until somebody asked for it. */
export function SearchResults() {
  const search = useSnapshot(({ storage }) => storage.search);
  if (search.state === 'idle') return null;
  const isAnything = search.found.length + search.unlisted.length + search.twins.length > 0;
  return (
    <Card title={isAnything ? messages.search.found : messages.search.title} focusScope="search" badge={null}>
      {search.state === 'looking' && <Looking search={search} />}
      {search.found.length > 0 && (
        <ul className="found-list">
          {search.found.map((found) => (
            <FoundRow key={found.id} found={found} />
          ))}
        </ul>
      )}
      {search.unlisted.length > 0 && (
        <section className="stack" aria-label={messages.search.unlisted}>
          <p className="quiet">{messages.search.unlisted}</p>
          <ul className="found-list">
            {search.unlisted.map((found) => (
              <FoundRow key={found.id} found={found} />
            ))}
          </ul>
        </section>
      )}
      <Twins search={search} />
      {search.state === 'done' && <Summary search={search} />}
    </Card>
  );
}

function Twins({ search: { twins } }: { readonly search: SearchView }) {
  if (twins.length === 0) return null;
  const words = messages.search;
  const doubled = twins.filter(({ sharesRoom }) => !sharesRoom).reduce((sum, { bytes }) => sum + bytes, 0);
  return (
    <section className="stack" aria-label={words.twins}>
      <p className="quiet">{doubled === 0 ? words.twins : words.twinsTake(formatBytes(doubled))}</p>
      <ul className="found-list">
        {twins.map(({ id, name, app, bytes, path, sharesRoom }) => (
          <li key={id} className="found-row">
            <div>
              <p className="found-name">{name}</p>
              <p className="hint">
                {(sharesRoom ? words.twinShares : words.twinDoubled)(words.app(app), formatBytes(bytes))}{' '}
                <bdi className="found-path">{path}</bdi>
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Looking({ search: { doneBytes, totalBytes } }: { readonly search: SearchView }) {
  const words = messages.search;
  const text =
    totalBytes === 0 ? words.looking : words.reading(formatBytes(doneBytes), formatBytes(totalBytes));
  return (
    <div className="stack">
      <ProgressBar
        label={words.progress}
        percent={totalBytes === 0 ? null : percentOf(doneBytes, totalBytes)}
        share={totalBytes === 0 ? 0 : doneBytes / totalBytes}
        valueText={text}
        isMoving={true}
      />
      <p className="quiet">{text}</p>
      <div className="card-actions">
        <Button icon="cancel" label={words.stop} onPress={() => send('search:stop', undefined)} />
      </div>
    </div>
  );
}

function Summary({ search }: { readonly search: SearchView }) {
  const words = messages.search;
  const programs = search.apps.map(words.app).join(', ');
  const sentences = [
    ...(search.found.length + search.unlisted.length + search.twins.length === 0 ? [words.nothing] : []),
    programs === '' ? words.noPrograms : words.lookedAt(programs),
    ...(search.unreadable > 0 ? [words.unreadable] : []),
    ...(search.wasCutShort ? [words.cutShort] : []),
  ];
  return (
    <p className="quiet" role="status">
      {sentences.join(' ')}
    </p>
  );
}
