import type { Standing } from '../../../src-preload/contract/computer.ts';
import type { FirstWordsView } from '../../../src-preload/contract/first-words.ts';
import type { FileState, LibraryEntryView } from '../../../src-preload/contract/library.ts';
import type { InstalledView } from '../../../src-preload/contract/snapshot.ts';
import { useFirstWords, useSnapshot } from '../../state/hooks.ts';
import { Badge, type BadgeTone } from '../../ui/badge.tsx';
import { Card } from '../../ui/card.tsx';
import { Details } from '../../ui/details.tsx';
import { type Fact, Facts } from '../../ui/facts.tsx';
import { modelScope } from '../../ui/focus-keeper.ts';
import { formatBytes, formatDateTime } from '../../ui/format.ts';
import { Note } from '../../ui/note.tsx';
import { messages } from '../../words/messages.ts';
import { modelName } from '../../words/model-name.ts';
import { standingOf } from '../models/standing.ts';
import { answersHere, troubleWithWords } from './first-words.ts';
import { InstalledActions } from './installed-actions.tsx';
import { Reading } from './reading.tsx';
import { factsOf } from './receipt-facts.ts';
import { troubleOf } from './trouble.ts';

const tones: Readonly<Record<FileState, BadgeTone>> = {
  present: 'good',
  changed: 'warn',
  missing: 'bad',
  'drive-missing': 'plain',
  damaged: 'bad',
};

/** One installed model: how it stands, what can be done with it, and its receipt. */
export function InstalledCard({ model }: { readonly model: InstalledView }) {
  const { modelId } = model;
  const entry = useSnapshot(({ library }) => library.entries.find((each) => each.modelId === modelId));
  const standing = useSnapshot(({ models }) => {
    const known = models.find(({ id }) => id === modelId);
    return known === undefined ? null : standingOf(known);
  });
  const lastWords = useFirstWords(modelId);
  if (entry === undefined) return null;
  // Verdicts about an earlier version of the file are void.
  const firstWords = entry.state === 'present' ? lastWords : null;
  const facts = inSight(model, standing, firstWords);
  const isAway = entry.state === 'drive-missing';
  return (
    <div className={isAway ? 'installed-away' : undefined}>
      <Card
        title={modelName(model)}
        focusScope={modelScope(modelId)}
        badge={<Badges model={model} entry={entry} />}
      >
        {model.lone !== undefined && (
          <Note tone="warn">{messages.library.lone.others(model.lone.count)}</Note>
        )}
        {entry.state === 'present' && <Proof model={model} entry={entry} />}
        <Trouble entry={entry} provenAtMs={model.provenAtMs} firstWords={firstWords} />
        {entry.reading !== null && (
          <Reading reading={entry.reading} stop={{ name: 'library:stop-reading', payload: { modelId } }} />
        )}
        <Facts layout="wide" facts={facts} />
        <InstalledActions model={model} entry={entry} isAsking={firstWords?.kind === 'asking'} />
        <Details facts={factsOf(model, entry, firstWords)} />
      </Card>
    </div>
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

function Badges({ model, entry }: { readonly model: InstalledView; readonly entry: LibraryEntryView }) {
  const words = messages.library;
  if (model.lone !== undefined && entry.state === 'present') {
    return <Badge tone="warn">{words.lone.badge}</Badge>;
  }
  return (
    <span className="installed-badges">
      {entry.isCurrent && <Badge tone="accent">{words.current}</Badge>}
      <Badge tone={tones[entry.state]} {...(entry.state === 'present' ? { icon: 'check' } : {})}>
        {words.states[entry.state]}
      </Badge>
    </span>
  );
}

function Proof({ model, entry }: { readonly model: InstalledView; readonly entry: LibraryEntryView }) {
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
