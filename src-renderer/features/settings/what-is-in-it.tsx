import './what-is-in-it.css';
import { messages } from '../../words/messages.ts';

/** What the diagnostics tell, and what they never do. */
export function WhatIsInIt() {
  const { inItTitle, inIt, notInItTitle, notInIt } = messages.diagnosis;
  return (
    <div className="what-is-in-it">
      <List title={inItTitle} lines={Object.values(inIt)} />
      <List title={notInItTitle} lines={Object.values(notInIt)} />
    </div>
  );
}

function List({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  return (
    <div>
      <h3 className="what-is-in-it-title">{title}</h3>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
