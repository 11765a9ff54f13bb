import type { ErrorDetails } from '../../src-preload/contract/errors.ts';
import { rateLimitMs, retryAfterMs } from '../downloads/retry.ts';
import { NogginError } from '../errors.ts';
import type { HttpResponse } from '../http/client.ts';
import { hubRefusal, hubSays } from '../http/refusal.ts';

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
    if (/^(text\/html|application\/xhtml)/i.test(headers['content-type'] ?? '')) {
      throw new NogginError('portal', 'A web page came instead of what was asked for');
    }
    return;
  }
  const details: ErrorDetails = { status, ...(page === null ? {} : { page }) };
  const says = hubSays(headers);
  const { code } = hubRefusal(headers);
  // To a stranger the hub answers 401 for what is not there, too (huggingface_hub, hf_raise_for_status).
  const isMissing = ['RepoNotFound', 'EntryNotFound', 'RevisionNotFound'].includes(code ?? '');
  if (isMissing || status === 404 || status === 410) {
    throw new NogginError('not-found', `There is nothing at this address (${status})${says}`, { details });
  }
  if (status === 401 || status === 403) {
    const kind = isGated || code === 'GatedRepo' ? 'needs-access' : 'access-refused';
    throw new NogginError(kind, `The source refuses access (${status})${says}`, { details });
  }
  if (status === 451)
    throw new NogginError('unavailable', `Not offered for legal reasons (451)${says}`, { details });
  if (status === 429) {
    const waitMs =
      rateLimitMs(headers['ratelimit'], longestWaitMs) ??
      retryAfterMs(headers['retry-after'], Date.now(), longestWaitMs);
    const seconds = waitMs === null ? null : Math.ceil(waitMs / 1000);
    throw new NogginError('rate-limited', `Too many requests (429)${says}`, {
      details: { ...details, waitSeconds: seconds },
    });
  }
  if (status === 511) throw new NogginError('portal', 'This network wants you to sign in (511)');
  throw new NogginError('server', `The server answered ${status}${says}`, { details });
}
