import type { ErrorDetails } from '../../src-preload/contract/errors.ts';
import { NogginError } from '../errors.ts';
import type { HttpResponse } from '../http/client.ts';
import { classifyRefusal, isWebPage } from '../http/refusal.ts';

const longestWaitMs = 3_600_000;

/** Where an answer comes from. */
export interface Origin {
  /** The page of its repository, or null when it is of none. */
  readonly page: string | null;
  /** Whether the hub told that terms have to be accepted. */
  readonly isGated?: boolean;
}

/**
 * Refuses an answer that is not what was asked for, by its head. What the hub says itself is in the message. That terms
 * have to be accepted is said only where the hub says so.
 * @throws NogginError `needs-access`, `access-refused`, `not-found`, `unavailable`, `rate-limited`, `portal` or `server`
 */
export function expectGood({ status, headers }: HttpResponse, { page, isGated = false }: Origin): void {
  if (status === 200 || status === 206) {
    if (isWebPage(headers)) throw new NogginError('portal', 'A web page came instead of what was asked for');
    return;
  }
  const asker = { nowMs: Date.now(), longestWaitMs, isGated, isStranger: true };
  const { code, message, waitMs } = classifyRefusal(status, headers, asker);
  const waitSeconds = waitMs === null ? null : Math.ceil(waitMs / 1000);
  const details: ErrorDetails = {
    status,
    ...(page === null ? {} : { page }),
    ...(code === 'rate-limited' ? { waitSeconds } : {}),
  };
  throw new NogginError(code, message, code === 'portal' ? {} : { details });
}
