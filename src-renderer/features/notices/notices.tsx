import './notices.css';
import type { ErrorView } from '../../../src-preload/contract/errors.ts';
import type { NoticeView } from '../../../src-preload/contract/snapshot.ts';
import { send } from '../../state/commands.ts';
import { useSnapshot } from '../../state/hooks.ts';
import { Banner } from '../../ui/banner.tsx';
import { Details } from '../../ui/details.tsx';
import type { Fact } from '../../ui/facts.tsx';
import { formatPercent } from '../../ui/format.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { messages } from '../../words/messages.ts';

/** What the person is told once, until dismissed; and what keeps the catalogue from being shown. */
export function Notices() {
  const all = useSnapshot((snapshot) => snapshot.notices);
  const notices = all.filter((notice) => notice.kind !== 'window-redrawn');
  const interrupted = notices.filter((notice) => notice.kind === 'interrupted');
  const catalogueError = useSnapshot((snapshot) => snapshot.catalogueError);
  if (notices.length === 0 && catalogueError === null) return null;
  return (
    <section className="notices" aria-label={messages.notices.section}>
      {catalogueError !== null && (
        <Banner tone="warn">
          {messages.notices.catalogueError}
          <Details facts={detailsOf(catalogueError)} />
        </Banner>
      )}
      <Interruption notices={interrupted.filter(({ goesOn }) => goesOn)} />
      <Interruption notices={interrupted.filter(({ goesOn }) => !goesOn)} />
      {notices.map((notice) =>
        notice.kind === 'ledger-rebuilt' ? <Rebuilding key={notice.id} notice={notice} /> : null,
      )}
    </section>
  );
}

function detailsOf({ code, message }: ErrorView): readonly Fact[] {
  return [
    { name: messages.details.code, value: code, looks: 'path' },
    { name: messages.details.message, value: message },
  ];
}

type Interrupted = Extract<NoticeView, { readonly kind: 'interrupted' }>;
type Rebuilt = Extract<NoticeView, { readonly kind: 'ledger-rebuilt' }>;

/** What an interruption did, in one sentence for however many downloads it hit. */
function Interruption({ notices }: { readonly notices: readonly Interrupted[] }) {
  const [first] = notices;
  if (first === undefined) return null;
  return (
    <Banner tone="accent" action={<Dismiss notices={notices} />}>
      {notices.length === 1 ? interruptedText(first) : interruptedAllText(first)}
    </Banner>
  );
}

function Rebuilding({ notice }: { readonly notice: Rebuilt }) {
  return (
    <Banner tone="warn" action={<Dismiss notices={[notice]} />}>
      {messages.notices.ledgerRebuilt} <span className="path">{notice.setAsidePath}</span>
    </Banner>
  );
}

function Dismiss({ notices }: { readonly notices: readonly NoticeView[] }) {
  const dismiss = () => Promise.all(notices.map(({ id }) => send('notice:dismiss', { id })));
  return <IconButton icon="cancel" label={messages.notices.dismiss} onPress={dismiss} />;
}

function interruptedText({ percent, goesOn }: Interrupted): string {
  const words = messages.notices;
  if (percent === null) return goesOn ? words.goesOnUnknown : words.asksUnknown;
  return goesOn ? words.goesOn(formatPercent(percent)) : words.asks(formatPercent(percent));
}

function interruptedAllText({ goesOn }: Interrupted): string {
  return goesOn ? messages.notices.allGoOn : messages.notices.allAsk;
}
