import './installed.css';
import { useSnapshot } from '../../state/hooks.ts';
import { shownInstalled } from '../../state/selectors.ts';
import { messages } from '../../words/messages.ts';
import { InstalledCard } from './installed-card.tsx';

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
