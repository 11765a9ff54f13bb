import type { DownloadState, StateReason } from '../../../src-preload/contract/downloads.ts';
import type { ErrorCode } from '../../../src-preload/contract/errors.ts';
import type { StoryMoment } from '../../../src-preload/contract/library.ts';
import { formatBytes } from '../../ui/format.ts';
import { messages } from '../../words/messages.ts';

/** What happened, as a person would say it; with how much was there, and of which file, where that says something. Pure. */
export function momentWords(moment: StoryMoment): string {
  const { durableBytes, state } = moment;
  const isTold = durableBytes > 0 && state !== 'complete';
  const said = [
    whatHappened(moment),
    isTold ? messages.library.history.soFar(formatBytes(durableBytes)) : '',
  ];
  const told = said.filter((text) => text !== '').join(' · ');
  return moment.part === undefined ? told : messages.library.history.ofPart(moment.part, told);
}

function whatHappened({ event, state, reason, errorCode, note }: StoryMoment): string {
  const words = messages.library.history;
  switch (event) {
    case 'start':
      return words.asked;
    case 'restart':
      return words.restart;
    case 'damage':
      return words.damage;
    case 'set-aside':
      return words.setAside;
    case 'move':
      break;
    default:
      // Events of newer versions show their own code.
      return note ?? event;
  }
  const isHeldUp = state === 'paused' || reason === 'hours';
  const why = state === 'failed' ? sentenceOf(errorCode) : isHeldUp ? reasonOf(reason) : '';
  const step = stepWords(state, reason === 'hours');
  return why === '' ? step : `${step}. ${why}`;
}

/** What a download does, as the history calls it. Pure. */
export function stepWords(state: DownloadState, isOutsideHours: boolean): string {
  return state === 'pending' && isOutsideHours
    ? messages.phases.scheduled
    : messages.library.history.steps[state];
}

function sentenceOf(code: string | null): string {
  return messages.errors[code as ErrorCode] ?? '';
}

function reasonOf(reason: string | null): string {
  return reason === 'user' ? '' : (messages.pauseReasons[reason as StateReason] ?? '');
}
