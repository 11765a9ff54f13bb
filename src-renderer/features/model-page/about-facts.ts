import type { InstalledView, ModelView } from '../../../src-preload/contract/snapshot.ts';
import type { Fact } from '../../ui/facts.tsx';
import { formatBytes } from '../../ui/format.ts';
import { formatCount } from '../../ui/format-plain.ts';
import { messages } from '../../words/messages.ts';
import { speedWords, wordsPerToken } from '../chat/speed-words.ts';
import { licenceOf } from '../models/doubt.ts';
import { tasks, tasksOf } from '../models/tasks.ts';

/** What somebody wants to know of a model before they use it, in human terms; unknown facts are left out. Pure. */
export function aboutFacts(
  { bytes }: Pick<InstalledView, 'bytes'>,
  model: ModelView | null,
): readonly Fact[] {
  const words = messages.modelPage;
  const size = { name: messages.models.size, value: formatBytes(bytes) };
  if (model === null) return [size];
  const good = tasksOf(model);
  const pace = speedWords(model.fit.tokensPerSecond);
  const { contextLength } = model;
  return [
    ...(good.size === 0 ? [] : [{ name: words.goodFor, value: namesOf(good) }]),
    ...(pace === null ? [] : [{ name: messages.computer.label, value: messages.fit.tiers.answers(pace) }]),
    ...(contextLength === null
      ? []
      : [{ name: words.remembers, value: words.wordsOfTalk(formatCount(rounded(contextLength))) }]),
    { name: messages.models.licence, value: licenceOf(model) },
    { name: words.from, value: words.fromWhom(model.maker, model.publisher, model.sourceHost) },
    size,
  ];
}

function namesOf(good: ReturnType<typeof tasksOf>): string {
  return tasks
    .filter((task) => good.has(task))
    .map((task) => messages.catalogue.tasks[task].name)
    .join(' · ');
}

/** Words in so many tokens, to two digits: it is an estimate. */
function rounded(tokens: number): number {
  return Number((tokens * wordsPerToken).toPrecision(2));
}
