import { NogginError } from '../errors.ts';
import { diskError } from './disk-errors.ts';
import { sleep } from './sleep.ts';

/** Error codes while an antivirus or indexer holds a file (FAULTS B9). */
const heldByOthers = new Set(['EPERM', 'EBUSY', 'EACCES']);
const firstRetryMs = 50;
const longestRetryMs = 5000;

/**
 * Retries a file operation while another program holds the file.
 * @param retryMs for how long, in milliseconds
 * @returns false when stopped before it was done
 * @throws NogginError `install-blocked` when it is held for longer, or of the disk
 */
export async function tryWhileHeld(
  retryMs: number,
  signal: AbortSignal,
  attempt: () => Promise<void> | void,
): Promise<boolean> {
  const giveUpMs = performance.now() + retryMs;
  for (let waitMs = firstRetryMs; ; waitMs = Math.min(longestRetryMs, waitMs * 2)) {
    if (signal.aborted) return false;
    try {
      await attempt();
      return true;
    } catch (error) {
      const held = heldCode(error);
      if (performance.now() + waitMs > giveUpMs) {
        throw new NogginError('install-blocked', `Another program keeps the file busy (${held})`, {
          details: { systemCode: held },
        });
      }
    }
    await sleep(waitMs, signal);
  }
}

/** The code of an error that may pass. @throws every other error, typed */
function heldCode(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (!(error instanceof NogginError) && heldByOthers.has(code)) return code;
  throw diskError(error);
}
