import { useRef, useState } from 'react';
import type { InstalledView } from '../../../src-preload/contract/snapshot.ts';
import { useOneTabStop } from '../../ui/use-one-tab-stop.ts';
import { MineRow } from './mine-row.tsx';

/** Rows that somebody has folded or unfolded, kept while views come and go. */
const chosen = new Map<string, boolean>();

interface MineListProps {
  readonly models: readonly InstalledView[];
  /** Whether these are all models there are. */
  readonly isAll: boolean;
}

/** Installed models, a line or two each; one stop of the Tab key. */
export function MineList({ models, isAll }: MineListProps) {
  const list = useRef<HTMLUListElement>(null);
  const keys = useOneTabStop(list, '.row-button');
  const [, redraw] = useState(0);
  return (
    <ul ref={list} className="pressable-rows mine-list" {...keys}>
      {models.map((model) => (
        <MineRow
          key={model.modelId}
          model={model}
          chosen={chosen.get(model.modelId) ?? null}
          isOnly={isAll && models.length === 1}
          onToggle={(isOpen) => {
            chosen.set(model.modelId, isOpen);
            redraw((count) => count + 1);
          }}
        />
      ))}
    </ul>
  );
}
