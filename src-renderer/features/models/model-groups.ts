import type { Standing } from '../../../src-preload/contract/computer.ts';
import type { ModelView } from '../../../src-preload/contract/snapshot.ts';
import { messages } from '../../words/messages.ts';
import { saysEveryWord } from './says-every-word.ts';
import { standingOf } from './standing.ts';
import { tasksOf } from './tasks.ts';

/** Models that stand alike on this computer, the better ones first. */
export interface ModelGroup {
  readonly standing: Standing;
  readonly models: readonly ModelView[];
}

/** How models are sorted within a group. */
export const modelOrders = ['best', 'smallest', 'name'] as const;
export type ModelOrder = (typeof modelOrders)[number];

const order: readonly Standing[] = ['comfortable', 'slow', 'tight', 'too-big'];

/** Models that every word of `text` tells: in name, maker, publisher, license or description, or as a task. Pure. */
export function matching(models: readonly ModelView[], text: string): readonly ModelView[] {
  return models.filter((model) => {
    const { id, name, maker, publisher, family, licenceName, licenceSummary } = model;
    const about = messages.catalogue.aboutOf(id, model.about);
    const licence = messages.catalogue.licences[licenceSummary];
    return saysEveryWord(text, {
      names: [name, family, maker],
      said: [publisher, about, licenceName, licence],
      tasks: tasksOf(model),
    });
  });
}

/**
 * Groups by how models stand, what runs best first; groups without a model are left out. Within a group the demo comes
 * first, then what Noggin may recommend, then the rest, each by rank, unless another order is asked for. Pure.
 */
export function groupsOf(models: readonly ModelView[], by: ModelOrder = 'best'): readonly ModelGroup[] {
  return order
    .map((standing) => ({
      standing,
      models: models.filter((model) => standingOf(model) === standing).toSorted(orders[by]),
    }))
    .filter((group) => group.models.length > 0);
}

/** Rows of a group before “Show more”. */
const inSight: Readonly<Record<Standing, number>> = { comfortable: 8, slow: 4, tight: 4, 'too-big': 0 };

/**
 * What of a group is shown while it is folded: the first few, and the chosen one wherever it stands. A remainder of
 * one is not worth a button, and where there is nothing else, some are shown even of what is too big. Pure.
 * @param isOnly whether this is the only group
 */
export function firstOf(
  { standing, models }: ModelGroup,
  chosenId: string,
  isOnly: boolean,
): readonly ModelView[] {
  const most = isOnly ? Math.max(inSight[standing], inSight.comfortable) : inSight[standing];
  const first = models.filter(({ id }, index) => index < most || id === chosenId);
  return models.length - first.length <= 1 && most > 0 ? models : first;
}

function better(a: ModelView, b: ModelView): number {
  return (
    Number(b.demo) - Number(a.demo) || Number(b.recommendable) - Number(a.recommendable) || b.rank - a.rank
  );
}

const orders: Readonly<Record<ModelOrder, (a: ModelView, b: ModelView) => number>> = {
  best: better,
  smallest: (a, b) => (a.bytes ?? Number.POSITIVE_INFINITY) - (b.bytes ?? Number.POSITIVE_INFINITY),
  name: (a, b) => a.name.localeCompare(b.name, messages.locale, { numeric: true }),
};
