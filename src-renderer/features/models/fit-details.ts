import type { ModelView } from '../../../src-preload/contract/snapshot.ts';
import type { Fact } from '../../ui/facts.tsx';
import { formatMemory } from '../../ui/format.ts';
import { messages } from '../../words/messages.ts';
import { roomProblem } from './offer-words.ts';
import { standingOf } from './standing.ts';

/** The numbers behind a verdict, for whoever wants them. Pure. */
export function fitDetails(model: ModelView): readonly Fact[] {
  const { fit } = model;
  const words = messages.fit;
  return [
    { name: words.verdict, value: messages.standings[standingOf(model)] },
    { name: words.why, value: words.fitReasons[fit.reason] },
    { name: words.needed, value: neededWords(model) },
    { name: words.available, value: words.availableUpTo(size(fit.comfortableBytes), size(fit.mostBytes)) },
    { name: words.context, value: contextWords(model) },
    { name: words.place, value: words.places[fit.place] },
    { name: words.speed, value: fit.speed === null ? words.unknown : words.speeds[fit.speed] },
    { name: words.room, value: roomProblem(model) ?? words.roomFits },
  ];
}

function neededWords({ fit }: ModelView): string {
  const { neededBytes, weightsBytes, contextBytes, overheadBytes } = fit;
  if (neededBytes === null || weightsBytes === null || contextBytes === null || overheadBytes === null) {
    return messages.fit.unknown;
  }
  return messages.fit.neededSum(
    size(neededBytes),
    size(weightsBytes),
    size(contextBytes),
    size(overheadBytes),
  );
}

function contextWords({ fit }: ModelView): string {
  const tokens = new Intl.NumberFormat(messages.locale).format(fit.contextTokens);
  const isGuess = fit.isContextEstimated;
  return isGuess ? messages.fit.contextEstimated(tokens) : messages.fit.contextKnown(tokens);
}

/** As memory is told, so that it can be compared with what the computer has. */
function size(bytes: number): string {
  return formatMemory(Math.max(0, bytes));
}
