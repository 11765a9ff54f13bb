import { useSnapshot } from '../state/hooks.ts';
import { type Situation, situationOf } from '../state/selectors.ts';
import { messages } from '../words/messages.ts';
import { ViewHeading } from './view-heading.tsx';

const { heading } = messages;

const words: Readonly<Record<Situation, { readonly title: string; readonly lead: string }>> = {
  empty: { title: heading.empty, lead: heading.emptyLead },
  active: { title: heading.active, lead: heading.activeLead },
  activeSeveral: { title: heading.activeSeveral, lead: heading.activeLead },
  scheduled: { title: heading.scheduled, lead: heading.scheduledLead },
  waiting: { title: heading.waiting, lead: heading.waitingLead },
  stopped: { title: heading.stopped, lead: heading.stoppedLead },
  trouble: { title: heading.trouble, lead: heading.troubleLead },
  troubleAmong: { title: heading.troubleAmong, lead: heading.troubleLead },
  ready: { title: heading.ready, lead: heading.readyLead },
  readySeveral: { title: heading.readySeveral, lead: heading.readyLead },
};

/** The state of everything in one sentence: the title of Home. */
export function PageHeading() {
  return <ViewHeading {...words[useSnapshot(situationOf)]} />;
}
