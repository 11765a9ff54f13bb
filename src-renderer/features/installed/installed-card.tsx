import type { InstalledView } from '../../../src-preload/contract/snapshot.ts';
import { Card } from '../../ui/card.tsx';
import { modelScope } from '../../ui/focus-keeper.ts';
import { modelName } from '../../words/model-name.ts';
import { InstalledBadges } from './installed-badges.tsx';
import { InstalledBody } from './installed-body.tsx';
import { useLibraryEntry } from './use-library-entry.ts';

/** One installed model as a card of its own. */
export function InstalledCard({ model }: { readonly model: InstalledView }) {
  const entry = useLibraryEntry(model.modelId);
  if (entry === undefined) return null;
  return (
    <div className={entry.state === 'drive-missing' ? 'installed-away' : undefined}>
      <Card
        title={modelName(model)}
        focusScope={modelScope(model.modelId)}
        badge={<InstalledBadges model={model} entry={entry} />}
      >
        <InstalledBody model={model} entry={entry} />
      </Card>
    </div>
  );
}
