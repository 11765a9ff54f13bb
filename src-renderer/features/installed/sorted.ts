import type { InstalledView } from '../../../src-preload/contract/snapshot.ts';
import { messages } from '../../words/messages.ts';
import { modelName } from '../../words/model-name.ts';

/** Orders that installed models can be shown in. */
export const orders = ['newest', 'name', 'largest'] as const;
export type Order = (typeof orders)[number];

/** Models in an order; of those that are equal, the one that came first stays first. Pure. */
export function sorted(models: readonly InstalledView[], order: Order): readonly InstalledView[] {
  switch (order) {
    case 'newest':
      return models.toSorted((a, b) => b.provenAtMs - a.provenAtMs);
    case 'largest':
      return models.toSorted((a, b) => b.bytes - a.bytes);
    case 'name': {
      const { compare } = new Intl.Collator(messages.locale, { numeric: true });
      return models.toSorted((a, b) => compare(modelName(a), modelName(b)));
    }
  }
}
