import './installed.css';
import { useState } from 'react';
import { useSnapshot } from '../../state/hooks.ts';
import { shownInstalled } from '../../state/selectors.ts';
import { formatBytes } from '../../ui/format.ts';
import { SelectRow } from '../../ui/select-row.tsx';
import { messages } from '../../words/messages.ts';
import { byFolder } from './by-folder.ts';
import { MineList } from './mine-list.tsx';
import { type Order, orders, sorted } from './sorted.ts';

/** The order last chosen, kept while views come and go. */
let chosenBefore: Order = 'newest';

/** Everything that is installed, how much room it takes, in the order that the person likes. */
export function SortedModels() {
  const installed = useSnapshot(shownInstalled);
  const folder = useSnapshot(({ computer }) => computer.modelsFolder);
  const [order, setOrder] = useState<Order>(chosenBefore);
  const words = messages.views.models;
  if (installed.length === 0) return null;
  const folders = byFolder(sorted(installed, order), folder);
  const bytes = installed.reduce((sum, model) => sum + model.bytes, 0);
  return (
    <section className="section" aria-label={messages.installed.section}>
      <div className="mine-head">
        <p className="quiet">{words.mineSum(installed.length, formatBytes(bytes))}</p>
        {installed.length > 1 && (
          <SelectRow
            label={words.sort}
            spread="close"
            value={order}
            choices={orders.map((each) => [each, words.orders[each]] as const)}
            onChange={(next) => {
              chosenBefore = next;
              setOrder(next);
            }}
          />
        )}
      </div>
      {folders.map(({ folder, models, bytes: inside }) => (
        <div key={folder} className="mine-folder">
          {folders.length > 1 && (
            <p className="mine-folder-name">{words.inFolder(folder, formatBytes(inside))}</p>
          )}
          <MineList models={models} isAll={folders.length === 1} />
        </div>
      ))}
    </section>
  );
}
