import './installed.css';
import { useSnapshot } from '../../state/hooks.ts';
import { homeInstalled } from '../../state/selectors.ts';
import { addressOf } from '../../state/view.ts';
import { messages } from '../../words/messages.ts';
import { InstalledCard } from './installed-card.tsx';

/** The model in use, models that need attention, and the link to all others. */
export function CurrentBrain() {
  const shown = useSnapshot(homeInstalled);
  const count = useSnapshot(({ installed }) => installed.length);
  const words = messages.views.home;
  return (
    <section className="section" aria-label={messages.installed.section}>
      {shown.map((model) => (
        <InstalledCard key={model.modelId} model={model} />
      ))}
      <p>
        <a className="quiet-link" href={addressOf('models')}>
          {count > shown.length ? words.allModels(count) : words.moreModels}
        </a>
      </p>
    </section>
  );
}
