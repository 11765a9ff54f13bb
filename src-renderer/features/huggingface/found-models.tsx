import { useEffect, useId, useRef } from 'react';
import { hubOrders } from '../../../src-preload/contract/hub-order.ts';
import type { FoundModelView } from '../../../src-preload/contract/huggingface.ts';
import { Button } from '../../ui/button.tsx';
import { RowButton } from '../../ui/row-button.tsx';
import { SelectRow } from '../../ui/select-row.tsx';
import { useOneTabStop } from '../../ui/use-one-tab-stop.ts';
import { messages } from '../../words/messages.ts';
import { foundWords } from './found-words.ts';
import type { LookUp } from './use-look-up.ts';

/** The results of a search; each opens its versions. */
export function FoundModels({ lookUp }: { readonly lookUp: LookUp }) {
  const words = messages.hub.search;
  const list = useRef<HTMLUListElement>(null);
  const keys = useOneTabStop(list, '.row-button');
  const { found, order, opened } = lookUp;
  // Returns the focus to the result that was open.
  useEffect(() => list.current?.querySelector<HTMLElement>('[data-was-open] button')?.focus(), []);
  if (found === null) return null;
  const { models, page } = found;
  if (models.length === 0) return <p className="quiet">{words.nothing(page.host)}</p>;
  return (
    <section className="hub-found" aria-label={words.results(page.host)}>
      <SelectRow
        label={words.sort}
        value={order}
        choices={hubOrders.map((by) => [by, words.orders[by]] as const)}
        spread="close"
        onChange={lookUp.sortBy}
      />
      <ul ref={list} className="pressable-rows" {...keys}>
        {models.map((model) => (
          <FoundRow
            key={model.repository}
            model={model}
            wasOpen={model.repository === opened}
            onOpen={() => lookUp.open(model.repository)}
          />
        ))}
      </ul>
      {page.hasMore && <Button label={words.more} onPress={lookUp.more} />}
    </section>
  );
}

interface FoundRowProps {
  readonly model: FoundModelView;
  readonly wasOpen: boolean;
  readonly onOpen: () => void;
}

function FoundRow({ model, wasOpen, onOpen }: FoundRowProps) {
  const id = useId();
  const [maker = '', name = ''] = model.repository.split('/');
  return (
    <li className="pressable-row hub-found-row" data-was-open={wasOpen || undefined}>
      <RowButton label={name} describedBy={`${id}-about`} onPress={onOpen} />
      <p id={`${id}-about`} className="hub-found-about">
        {foundWords(maker, model).join(' · ')}
      </p>
    </li>
  );
}
