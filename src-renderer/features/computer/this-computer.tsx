import './computer.css';
import { useSnapshot } from '../../state/hooks.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Facts } from '../../ui/facts.tsx';
import { messages } from '../../words/messages.ts';
import { computerFacts, computerSummary } from './computer-facts.ts';

/** What this computer is good for, in words; everything else is folded away. */
export function ThisComputer() {
  const computer = useSnapshot((snapshot) => snapshot.computer);
  const words = messages.fit;
  return (
    <section aria-label={words.section} data-focus-scope="computer">
      <Disclosure
        title={
          <>
            <span className="computer-label">{words.section}</span>
            {`: ${computerSummary(computer)}`}
          </>
        }
      >
        <Facts facts={computerFacts(computer)} layout="rows" />
        {computer.hardware === null && <p className="quiet">{words.looking}</p>}
      </Disclosure>
    </section>
  );
}
