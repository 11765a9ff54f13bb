import type { Tally } from '../../ui-state/overall-progress.ts';
import type { Words } from '../words/en.ts';

/** What the icon in the tray or menu bar says and offers. */
export interface TrayFace {
  readonly tip: string;
  readonly canPause: boolean;
  readonly canResume: boolean;
  /** What is said of other programs, line by line. */
  readonly programs: readonly string[];
}

/** What the tray tells of other programs. */
export interface ProgramsFace {
  /** They are answered. */
  readonly isServing: boolean;
  /** The one that asked last, as it calls itself; null where none has. */
  readonly lastAgent: string | null;
}

/** Sums up the downloads. Pure. */
export function trayFace(
  tally: Pick<Tally, 'progress' | 'able'>,
  { isServing, lastAgent }: ProgramsFace,
  words: Words,
): TrayFace {
  const { pausable, resumable } = tally.able();
  const { value, isActive, scheduled } = tally.progress();
  const percent = Math.floor(Math.min(1, Math.max(0, value)) * 100);
  const isKnown = value >= 0 && value <= 1 && isActive && pausable > 0;
  const waiting = scheduled > 0 ? words.scheduled(scheduled) : words.idle;
  return {
    tip: isKnown
      ? words.progress(percent, Math.max(1, pausable - scheduled))
      : isActive
        ? words.idle
        : waiting,
    canPause: pausable > 0,
    canResume: resumable > 0,
    programs: !isServing ? [] : [words.serving, ...(lastAgent === null ? [] : [words.lastAsked(lastAgent)])],
  };
}
