import type { ComputerView, ModelView } from '../../../src-preload/contract/snapshot.ts';
import { formatDuration, formatMemory, memoryAsSold } from '../../ui/format.ts';
import { messages } from '../../words/messages.ts';
import { speedWords } from '../chat/speed-words.ts';

/** Facts of a choice, line by line; unknown ones are left out. Pure. */
export function tierWords({ fit }: Pick<ModelView, 'fit'>, computer: ComputerView): readonly string[] {
  const words = messages.fit.tiers;
  const duration =
    fit.downloadSeconds === null ? null : (formatDuration(fit.downloadSeconds) ?? messages.fit.moreThanADay);
  const speed = speedWords(fit.tokensPerSecond);
  return [
    ...(speed === null ? [] : [words.answers(speed)]),
    ...(duration === null ? [] : [words.time(duration)]),
    ...leftWords(fit, computer),
  ];
}

/** How much memory stays for everything else. */
function leftWords({ place, neededBytes }: ModelView['fit'], computer: ComputerView): readonly string[] {
  const words = messages.fit.tiers;
  if (neededBytes === null) return [];
  if (place === 'graphics') return [words.onCard];
  const left = memoryAsSold(computer.totalMemoryBytes) - neededBytes;
  // Split between card and memory in unknown shares.
  if (place === 'split' || left <= 0) return [];
  return [words.left(formatMemory(left))];
}

/** A technical name that is broken between its words only. Pure. */
export function unbroken(name: string): string {
  return name.replaceAll('-', '\u2011');
}
