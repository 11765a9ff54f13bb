import { type KeyboardEvent, useId } from 'react';
import type { LibraryEntryView } from '../../../src-preload/contract/library.ts';
import type { InstalledView, ModelView } from '../../../src-preload/contract/snapshot.ts';
import { send } from '../../state/commands.ts';
import { useSnapshot } from '../../state/hooks.ts';
import { modelScope } from '../../ui/focus-keeper.ts';
import { formatBytes } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { RowButton } from '../../ui/row-button.tsx';
import { messages } from '../../words/messages.ts';
import { modelName } from '../../words/model-name.ts';
import { speedWords } from '../chat/speed-words.ts';
import { licenceSummaryOf } from '../models/licence-summary.ts';
import { InstalledBadges } from './installed-badges.tsx';
import { InstalledBody } from './installed-body.tsx';
import { removalScope } from './removals.tsx';
import { useLibraryEntry } from './use-library-entry.ts';

interface MineRowProps {
  readonly model: InstalledView;
  /** Null while nobody has folded or unfolded it: then it is unfolded where it needs the person. */
  readonly chosen: boolean | null;
  /** The only one there is has no need to be folded. */
  readonly isOnly: boolean;
  readonly onToggle: (isOpen: boolean) => void;
}

/** One installed model in two lines; pressed, it unfolds all there is to know and to do. */
export function MineRow({ model, chosen, isOnly, onToggle }: MineRowProps) {
  const id = useId();
  const entry = useLibraryEntry(model.modelId);
  const known = useSnapshot(({ models }) => models.find((each) => each.id === model.modelId) ?? null);
  if (entry === undefined) return null;
  const isOpen = chosen ?? (isOnly || needsPerson(model, entry));
  const isHere = entry.state !== 'missing' && entry.state !== 'drive-missing';
  // It can be brought back for ten minutes.
  const remove = () => send('library:remove', { modelId: model.modelId });
  const onKeyDown = ({ key, target }: KeyboardEvent): void => {
    if (key === 'Delete' && isHere && (target as Element).matches('.row-button')) void remove();
  };
  return (
    <li className="mine-row" data-focus-scope={modelScope(model.modelId)} onKeyDown={onKeyDown}>
      <article aria-labelledby={`${id}-name`}>
        <div className={`pressable-row mine-row-head${isOpen ? ' mine-row-open' : ''}`}>
          <Icon name="chevron" />
          <div className="mine-row-lines">
            <div className="row-head">
              <h2 id={`${id}-name`} className="mine-row-name">
                <RowButton
                  label={modelName(model)}
                  describedBy={`${id}-badges ${id}-about`}
                  unfolds={{ isOpen, controls: `${id}-body` }}
                  focusNext={removalScope}
                  onPress={() => onToggle(!isOpen)}
                />
              </h2>
              <span id={`${id}-badges`}>
                <InstalledBadges model={model} entry={entry} isBrief={!isOpen} />
              </span>
            </div>
            <p id={`${id}-about`} className="row-about">
              {lineOf(model, entry, known).join(' · ')}
            </p>
          </div>
          {isHere && (
            <IconButton
              icon="trash"
              label={messages.library.removeNamed(modelName(model))}
              isForPointer
              focusNext={removalScope}
              onPress={remove}
            />
          )}
        </div>
        {isOpen && (
          <div id={`${id}-body`} className="mine-row-body">
            <InstalledBody model={model} entry={entry} />
          </div>
        )}
      </article>
    </li>
  );
}

/** What is wrong, or going on, is in sight. */
function needsPerson({ lone }: InstalledView, { state, reading, error }: LibraryEntryView): boolean {
  const isWrong = state !== 'present' && state !== 'drive-missing';
  return isWrong || reading !== null || error !== null || lone !== undefined;
}

function lineOf(
  { bytes }: InstalledView,
  { receipt, byPublisher }: LibraryEntryView,
  known: ModelView | null,
): readonly string[] {
  const { licence } = receipt;
  const pace = known === null ? null : speedWords(known.fit.tokensPerSecond);
  return [
    formatBytes(bytes),
    ...(byPublisher ? [] : [messages.hub.notVerifiedBadge]),
    ...(licence === null ? [] : [messages.catalogue.licences[licenceSummaryOf(licence)]]),
    ...(pace === null ? [] : [messages.fit.tiers.answers(pace)]),
  ];
}
