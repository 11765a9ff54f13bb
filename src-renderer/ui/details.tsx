import './details.css';
import { messages } from '../app/messages/messages.ts';
import { type Fact, Facts } from './facts.tsx';
import { Icon } from './icon.tsx';

/** "Details": what a helper at the telephone would ask for, folded away. */
export function Details({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <details className="details">
      <summary className="details-title">
        <Icon name="chevron" />
        {messages.details.title}
      </summary>
      <div className="details-body">
        <Facts facts={facts} layout="rows" />
      </div>
    </details>
  );
}
