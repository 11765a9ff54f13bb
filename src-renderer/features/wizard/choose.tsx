import '../../ui/card.css';
import '../models/models.css';
import '../computer/computer.css';
import './choose.css';
import type { ModelView } from '../../../src-preload/contract/snapshot.ts';
import { send } from '../../state/commands.ts';
import { useSnapshot } from '../../state/hooks.ts';
import { store } from '../../state/store.ts';
import { Button } from '../../ui/button.tsx';
import { formatBytes } from '../../ui/format.ts';
import { messages } from '../../words/messages.ts';
import { ThisComputer } from '../computer/this-computer.tsx';
import { KeptIn } from '../folder/kept-in.tsx';
import { ImportCard } from '../import/import-card.tsx';
import { SearchResults } from '../import/search-results.tsx';
import { Choice } from './choice.tsx';
import { choosableModels } from './step.ts';
import { StepTitle } from './step-title.tsx';

/** What this computer is good for, the model that suits it, and every other way to one. */
export function Choose() {
  const words = messages.wizard.choose;
  const models = useSnapshot(choosableModels);
  const recommendation = useSnapshot((snapshot) => snapshot.recommendation);
  const hasRecommended = models.some(({ id }) => id === recommendation?.modelId);
  const fits = models.some(({ fit }) => fit.room.kind === 'fits');
  const title = hasRecommended
    ? words.title
    : models.length === 0
      ? words.titleNoList
      : fits
        ? words.titleOther
        : words.titleNothing;
  return (
    <>
      <StepTitle title={title} />
      <ThisComputer />
      {models.length === 0 && <NoList />}
      {models.length > 0 && !fits && <NoRoom models={models} />}
      {models.length > 0 && <Choice models={models} recommendation={recommendation} />}
      <Ways />
    </>
  );
}

/** No model fits the disk: what to do about it. */
function NoRoom({ models }: { readonly models: readonly ModelView[] }) {
  const words = messages.wizard.choose;
  const freeBytes = useSnapshot(({ computer }) => computer.freeDiskBytes);
  const needed = models.flatMap(({ fit: { room } }) => (room.kind === 'disk-full' ? [room.neededBytes] : []));
  return (
    <div className="surface card">
      <p>
        {freeBytes === null || needed.length === 0
          ? words.noRoomUnknown
          : words.noRoom(formatBytes(Math.min(...needed)), formatBytes(freeBytes))}
      </p>
      <KeptIn />
      <div className="card-actions">
        <Button kind="primary" icon="retry" label={words.look} onPress={store.refresh} />
      </div>
    </div>
  );
}

function NoList() {
  const words = messages.wizard.choose;
  return (
    <div className="surface card">
      <p>{words.noList}</p>
      <div className="card-actions">
        <Button icon="retry" label={words.look} onPress={store.refresh} />
      </div>
    </div>
  );
}

/** For people who own a model, perhaps unknowingly. */
function Ways() {
  const words = messages.wizard.choose;
  const imports = useSnapshot(({ storage }) => storage.imports);
  return (
    <section className="section" aria-label={words.ways}>
      {imports.map((arrival) => (
        <ImportCard key={arrival.id} arrival={arrival} />
      ))}
      <SearchResults />
      <div className="ways-buttons">
        <Button
          kind="quiet"
          icon="folder"
          label={words.have}
          onPress={() => send('import:pick', undefined)}
        />
        <Button kind="quiet" label={words.search} onPress={() => send('search:start', undefined)} />
      </div>
    </section>
  );
}
