import type { Standing } from '../../../src-preload/contract/computer.ts';
import type { FirstWordsView } from '../../../src-preload/contract/first-words.ts';
import type { LibraryEntryView } from '../../../src-preload/contract/library.ts';
import type { InstalledView } from '../../../src-preload/contract/snapshot.ts';
import { useFirstWords, useSnapshot } from '../../state/hooks.ts';
import { Details } from '../../ui/details.tsx';
import { type Fact, Facts } from '../../ui/facts.tsx';
import { formatBytes, formatDateTime } from '../../ui/format.ts';
import { Note } from '../../ui/note.tsx';
import { messages } from '../../words/messages.ts';
import { standingOf } from '../models/standing.ts';
import { answersHere, troubleWithWords } from './first-words.ts';
import { InstalledActions } from './installed-actions.tsx';
import { Reading } from './reading.tsx';
import { factsOf } from './receipt-facts.ts';
import { troubleOf } from './trouble.ts';

interface BodyProps {
  readonly model: InstalledView;
  readonly entry: LibraryEntryView;
}

/** All there is to say of an installed model and to do with it: how it stands, its actions, and its receipt. */
export function InstalledBody({ model, entry }: BodyProps) {
  const { modelId } = model;
  const standing = useSnapshot(({ models }) => {
    const known = models.find(({ id }) => id === modelId);
    return known === undefined ? null : standingOf(known);
  });
  const lastWords = useFirstWords(modelId);
  // Verdicts about an earlier version of the file are void.
  const firstWords = entry.state === 'present' ? lastWords : null;
  return (
    <>
      {model.lone !== undefined && <Note tone="warn">{messages.library.lone.others(model.lone.count)}</Note>}
      {entry.state === 'present' && <Proof model={model} entry={entry} />}
      <Trouble entry={entry} provenAtMs={model.provenAtMs} firstWords={firstWords} />
      {entry.reading !== null && (
        <Reading reading={entry.reading} stop={{ name: 'library:stop-reading', payload: { modelId } }} />
      )}
      <Facts layout="wide" facts={inSight(model, standing, firstWords)} />
      <InstalledActions model={model} entry={entry} isAsking={firstWords?.kind === 'asking'} />
      <Details facts={factsOf(model, entry, firstWords)} />
    </>
  );
}

/** What is seen without unfolding anything. */
function inSight(
  { bytes, path }: InstalledView,
  standing: Standing | null,
  firstWords: FirstWordsView | null,
): readonly Fact[] {
  return [
    { name: messages.models.size, value: formatBytes(bytes) },
    ...(standing === null ? [] : [{ name: messages.computer.label, value: messages.standings[standing] }]),
    ...(firstWords === null ? [] : [answersHere(firstWords)]),
    { name: messages.installed.path, value: path, looks: 'path' },
  ];
}

function Proof({ model, entry }: BodyProps) {
  const words = messages.installed;
  const date = formatDateTime(model.provenAtMs);
  if (!entry.byPublisher) return <Note tone="warn">{messages.library.unverified}</Note>;
  return <p>{model.adopted ? words.adopted(date) : words.proven(date)}</p>;
}

interface TroubleProps {
  readonly entry: LibraryEntryView;
  readonly provenAtMs: number;
  readonly firstWords: FirstWordsView | null;
}

function Trouble({ entry, provenAtMs, firstWords }: TroubleProps) {
  const trouble = [...troubleOf(entry, formatDateTime(provenAtMs)), ...troubleWithWords(firstWords)];
  return trouble.map(({ text, tone }) =>
    tone === 'quiet' ? (
      <p key={text} className="quiet">
        {text}
      </p>
    ) : (
      <Note key={text} tone={tone === 'problem' ? 'bad' : 'warn'}>
        {text}
      </Note>
    ),
  );
}
