import type { InstalledView } from '../../../src-preload/contract/snapshot.ts';
import { modelScope } from '../../app/focus-keeper.ts';
import { messages } from '../../app/messages/messages.ts';
import { send } from '../../state/commands.ts';
import { useSnapshot } from '../../state/hooks.ts';
import { shownInstalled } from '../../state/selectors.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Details } from '../../ui/details.tsx';
import { type Fact, Facts } from '../../ui/facts.tsx';
import { formatBytes, formatDateTime } from '../../ui/format.ts';

/** Receipts of what is here and proven. */
export function InstalledModels() {
  const installed = useSnapshot(shownInstalled);
  if (installed.length === 0) return null;
  return (
    <section className="section" aria-label={messages.installed.section}>
      {installed.map((model) => (
        <InstalledCard key={model.modelId} model={model} />
      ))}
    </section>
  );
}

function InstalledCard({ model }: { readonly model: InstalledView }) {
  const words = messages.installed;
  const path: Fact = { name: words.path, value: model.path, looks: 'path' };
  return (
    <Card
      title={model.name}
      focusScope={modelScope(model.modelId)}
      badge={
        model.published ? (
          <Badge tone="good" icon="check">
            {words.badge}
          </Badge>
        ) : (
          <Badge tone="warn" icon="notice">
            {messages.hub.notVerifiedBadge}
          </Badge>
        )
      }
    >
      <p>{sentenceOf(model)}</p>
      <Facts layout="wide" facts={[path]} />
      <div className="card-actions">
        <Button
          icon="folder"
          label={words.show}
          onPress={() => send('model:show-in-folder', { modelId: model.modelId })}
        />
      </div>
      <Details facts={detailsOf(model)} />
    </Card>
  );
}

function sentenceOf({ provenAtMs, published, adopted }: InstalledView): string {
  const date = formatDateTime(provenAtMs);
  if (!published) return messages.hub.notVerified(date);
  return adopted ? messages.installed.adopted(date) : messages.installed.proven(date);
}

function detailsOf({ sha256, bytes, modelId }: InstalledView): readonly Fact[] {
  const words = messages.details;
  return [
    { name: words.sha256, value: sha256, looks: 'path' },
    { name: words.size, value: formatBytes(bytes) },
    { name: words.model, value: modelId, looks: 'path' },
  ];
}
