import { messages } from '../app/messages/messages.ts';
import { Disclosure } from './disclosure.tsx';
import { type Fact, Facts } from './facts.tsx';

/** "Details": what a helper at the telephone would ask for, folded away. */
export function Details({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <Disclosure title={messages.details.title}>
      <Facts facts={facts} layout="rows" />
    </Disclosure>
  );
}
