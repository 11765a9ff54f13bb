import { setTimeout as sleep } from 'node:timers/promises';
import { NogginError } from '../errors.ts';
import { isLockedCode } from './locked.ts';
import { openOrReplaceLedger } from './open-or-replace.ts';

/** A backup or a virus scanner has a file for seconds; who needs it longer has to be closed by the person. */
const patienceMs = 20_000;
const betweenMs = 200;

/**
 * {@link openOrReplaceLedger}, which waits while another program has the ledger locked (FAULTS C15). The thread is free
 * meanwhile.
 * @param monotonic milliseconds from a clock that never jumps
 * @throws NogginError as there; `ledger-unavailable` also when it is locked for longer than {@link patienceMs}
 */
export async function openLedgerWhenFree(
  file: string,
  monotonic: () => number,
  mostMs: number = patienceMs,
): Promise<ReturnType<typeof openOrReplaceLedger>> {
  const giveUpMs = monotonic() + mostMs;
  for (;;) {
    try {
      return openOrReplaceLedger(file, Date.now, 0);
    } catch (error) {
      if (!isLocked(error) || monotonic() >= giveUpMs) throw error;
    }
    await sleep(betweenMs);
  }
}

function isLocked(error: unknown): boolean {
  return error instanceof NogginError && isLockedCode(error.details['sqliteCode']);
}
