import type { CatalogueView } from '../../../src-preload/contract/catalogue.ts';
import { useSnapshot } from '../../state/hooks.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { type Fact, Facts } from '../../ui/facts.tsx';
import { formatDay } from '../../ui/format-plain.ts';
import { messages } from '../../words/messages.ts';

/** The catalogue in use, and why a newer one was rejected. */
export function CatalogueInUse() {
  const catalogue = useSnapshot((snapshot) => snapshot.catalogue);
  const count = useSnapshot((snapshot) => snapshot.models.length);
  return (
    <Disclosure title={messages.catalogue.title}>
      <Facts facts={factsOf(catalogue, count)} layout="rows" />
    </Disclosure>
  );
}

function factsOf({ origin, serial, published, refused }: CatalogueView, count: number): readonly Fact[] {
  const words = messages.catalogue;
  const inUse = published === null ? words.numberUndated(serial) : words.number(serial, formatDay(published));
  return [
    { name: words.inUse, value: inUse },
    { name: words.from, value: words.origins[origin] },
    { name: words.models, value: count },
    ...(refused === null ? [] : [{ name: words.refused, value: refused }]),
  ];
}
