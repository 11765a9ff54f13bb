import type { Bottleneck } from '../../../src-preload/contract/downloads.ts';
import type { Lesson } from '../connection-tuner.ts';

/** Measurements over one interval of a transfer. Times in milliseconds. */
export interface Stretch {
  readonly elapsedMs: number;
  /** Time held back by the speed limit. */
  readonly heldMs: number;
  /** Time in writes to the disk. */
  readonly writeMs: number;
  /** Time this thread worked, writes included. */
  readonly busyMs: number;
  /** What the connection tuner found. */
  readonly lesson: Lesson;
}

const heldShare = 0.2;
const writeSharedLimits = 0.5;
const busyShare = 0.8;

/**
 * The measured bottleneck of a transfer, or null. Our side first: the line or the server only if neither limit, disk
 * nor computer is. Pure.
 */
export function bottleneckOf({ elapsedMs, heldMs, writeMs, busyMs, lesson }: Stretch): Bottleneck | null {
  if (elapsedMs <= 0) return null;
  if (heldMs >= elapsedMs * heldShare) return 'limit';
  if (writeMs >= elapsedMs * writeSharedLimits) return 'disk';
  if (busyMs >= elapsedMs * busyShare) return 'computer';
  if (lesson === 'more-do-not-help') return 'line';
  return lesson === 'more-would-help' ? 'server' : null;
}
