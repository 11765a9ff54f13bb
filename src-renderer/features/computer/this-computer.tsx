import './computer.css';
import { useId } from 'react';
import { messages } from '../../app/messages/messages.ts';
import { useSnapshot } from '../../state/hooks.ts';
import { Details } from '../../ui/details.tsx';
import { computerFacts, computerSummary } from './computer-facts.ts';

/** What this computer is good for, in words; everything else is folded away. */
export function ThisComputer() {
  const computer = useSnapshot((snapshot) => snapshot.computer);
  const title = useId();
  return (
    <section className="this-computer" aria-labelledby={title} data-focus-scope="computer">
      <h2 id={title} className="this-computer-title">
        {messages.fit.section}
      </h2>
      <p className="quiet">{computerSummary(computer)}</p>
      {computer.hardware === null && <p className="quiet">{messages.fit.looking}</p>}
      <Details facts={computerFacts(computer)} />
    </section>
  );
}
