import './computer.css';
import '../../ui/details.css';
import { messages } from '../../app/messages/messages.ts';
import { useSnapshot } from '../../state/hooks.ts';
import { Facts } from '../../ui/facts.tsx';
import { Icon } from '../../ui/icon.tsx';
import { computerFacts, computerSummary } from './computer-facts.ts';

/** What this computer is good for, in words; everything else is folded away. */
export function ThisComputer() {
  const computer = useSnapshot((snapshot) => snapshot.computer);
  const words = messages.fit;
  return (
    <section aria-label={words.section} data-focus-scope="computer">
      <details className="details">
        <summary className="details-title">
          <Icon name="chevron" />
          <span>
            <span className="computer-label">{words.section}</span>
            {`: ${computerSummary(computer)}`}
          </span>
        </summary>
        <div className="details-body">
          <Facts facts={computerFacts(computer)} layout="rows" />
          {computer.hardware === null && <p className="quiet">{words.looking}</p>}
        </div>
      </details>
    </section>
  );
}
