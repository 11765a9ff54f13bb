import type { FileState, LibraryEntryView } from '../../../src-preload/contract/library.ts';
import type { InstalledView } from '../../../src-preload/contract/snapshot.ts';
import { useSnapshot } from '../../state/hooks.ts';
import { Badge, type BadgeTone } from '../../ui/badge.tsx';
import { messages } from '../../words/messages.ts';

const tones: Readonly<Record<FileState, BadgeTone>> = {
  present: 'good',
  changed: 'warn',
  missing: 'bad',
  'drive-missing': 'plain',
  damaged: 'bad',
};

interface BadgesProps {
  readonly model: InstalledView;
  readonly entry: LibraryEntryView;
  /** Says nothing of a model that is as it should be: in a list of many that goes without saying. */
  readonly isBrief?: boolean;
}

/** Whether it is the one in use, and how its file is. */
export function InstalledBadges({ model, entry, isBrief = false }: BadgesProps) {
  const words = messages.library;
  const isChanged = useSnapshot(({ changedModels }) => changedModels.includes(model.modelId));
  if (model.lone !== undefined && entry.state === 'present') {
    return <Badge tone="warn">{words.lone.badge}</Badge>;
  }
  return (
    <span className="installed-badges">
      {isChanged && <Badge tone="accent">{messages.modelPage.newer}</Badge>}
      {entry.isCurrent && <Badge tone="accent">{words.current}</Badge>}
      {!(isBrief && entry.state === 'present') && (
        <Badge tone={tones[entry.state]} {...(entry.state === 'present' ? { icon: 'check' } : {})}>
          {words.states[entry.state]}
        </Badge>
      )}
    </span>
  );
}
