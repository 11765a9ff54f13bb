import './notices.css';
import type { ErrorView } from '../../../src-preload/contract/errors.ts';
import type { NoticeView } from '../../../src-preload/contract/snapshot.ts';
import { messages } from '../../app/messages/messages.ts';
import { send } from '../../state/commands.ts';
import { useSnapshot } from '../../state/hooks.ts';
import { Banner } from '../../ui/banner.tsx';
import { Details } from '../../ui/details.tsx';
import type { Fact } from '../../ui/facts.tsx';
import { formatPercent } from '../../ui/format.ts';
import { IconButton } from '../../ui/icon-button.tsx';

/** What the person is told once, until dismissed; and what keeps the catalogue from being shown. */
export function Notices() {
  const all = useSnapshot((snapshot) => snapshot.notices);
  const notices = all.filter((notice) => notice.kind !== 'window-redrawn');
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
      {notices.map((notice) => (
        <Notice key={notice.id} notice={notice} />
      ))}
    </section>
  );
}

function detailsOf({ code, message }: ErrorView): readonly Fact[] {
  return [
    { name: messages.details.code, value: code, looks: 'path' },
    { name: messages.details.message, value: message },
  ];
}

type Told = Exclude<NoticeView, { readonly kind: 'window-redrawn' }>;

function Notice({ notice }: { readonly notice: Told }) {
  const dismiss = () => send('notice:dismiss', { id: notice.id });
  const button = <IconButton icon="cancel" label={messages.notices.dismiss} onPress={dismiss} />;
  if (notice.kind === 'interrupted') {
    return (
      <Banner tone="accent" action={button}>
        {interruptedText(notice)}
      </Banner>
    );
  }
  return (
    <Banner tone="warn" action={button}>
      {messages.notices.ledgerRebuilt} <span className="path">{notice.setAsidePath}</span>
    </Banner>
  );
}

function interruptedText({ percent, goesOn }: Extract<NoticeView, { kind: 'interrupted' }>): string {
  const words = messages.notices;
  if (percent === null) return goesOn ? words.goesOnUnknown : words.asksUnknown;
  return goesOn ? words.goesOn(formatPercent(percent)) : words.asks(formatPercent(percent));
}
