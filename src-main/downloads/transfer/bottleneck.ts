import type { Bottleneck } from '../../../src-preload/contract/downloads.ts';
import type { Lesson } from '../connection-tuner.ts';

/** What was measured over one stretch of a transfer. Times in milliseconds. */
export interface Stretch {
  readonly elapsedMs: number;
  /** Bytes were waited with because of the speed limit. */
  readonly heldMs: number;
  /** Spent in writes to the disk. */
  readonly writeMs: number;
  /** This thread worked, the writes included. */
  readonly busyMs: number;
  /** What more connections have taught. */
  readonly lesson: Lesson;
}

const heldShare = 0.2;
const writeSharedLimits = 0.5;
const busyShare = 0.8;

/**
 * What keeps a transfer from being faster, by what was measured; null while that is not known. Ours first: only what
 * is neither the limit, the disk nor this computer can be the line or the server. Pure.
 */
export function bottleneckOf({ elapsedMs, heldMs, writeMs, busyMs, lesson }: Stretch): Bottleneck | null {
  if (elapsedMs <= 0) return null;
  if (heldMs >= elapsedMs * heldShare) return 'limit';
  if (writeMs >= elapsedMs * writeSharedLimits) return 'disk';
  if (busyMs >= elapsedMs * busyShare) return 'computer';
  if (lesson === 'more-do-not-help') return 'line';
  return lesson === 'more-would-help' ? 'server' : null;
}
