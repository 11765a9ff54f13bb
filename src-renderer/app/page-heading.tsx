import { useSnapshot } from '../state/hooks.ts';
import { type Situation, situationOf } from '../state/selectors.ts';
import { pageScope } from './focus-keeper.ts';
import { messages } from './messages/messages.ts';

const { heading } = messages;

const words: Readonly<Record<Situation, { readonly title: string; readonly lead: string }>> = {
  empty: { title: heading.empty, lead: heading.emptyLead },
  active: { title: heading.active, lead: heading.activeLead },
  waiting: { title: heading.waiting, lead: heading.waitingLead },
  stopped: { title: heading.stopped, lead: heading.stoppedLead },
  trouble: { title: heading.trouble, lead: heading.troubleLead },
  ready: { title: heading.ready, lead: heading.readyLead },
  readySeveral: { title: heading.readySeveral, lead: heading.readyLead },
};

/** How things stand, in one sentence. It takes the focus when nothing else is left to take it. */
export function PageHeading() {
  const { title, lead } = words[useSnapshot(situationOf)];
  return (
    <div className="page-heading" data-focus-scope={pageScope}>
      <h1 className="page-title" tabIndex={-1}>
        {title}
      </h1>
      <p className="page-lead">{lead}</p>
    </div>
  );
}
