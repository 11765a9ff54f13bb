import type { ErrorDetails } from '../../src-preload/contract/errors.ts';
import { rateLimitMs, retryAfterMs } from '../downloads/retry.ts';
import { NogginError } from '../errors.ts';
import type { HttpResponse } from '../http/client.ts';

const longestWaitMs = 3_600_000;

/**
 * Refuses an answer that is not what was asked for, by its head.
 * @param page where the publisher's terms are accepted, or null when that is nobody's business
 * @throws NogginError `needs-access`, `not-found`, `unavailable`, `rate-limited`, `portal` or `server`
 */
export function expectGood({ status, headers }: HttpResponse, page: string | null): void {
  if (status === 200 || status === 206) {
    if (/^(text\/html|application\/xhtml)/i.test(headers['content-type'] ?? '')) {
      throw new NogginError('portal', 'A web page came instead of what was asked for');
    }
    return;
  }
  const details: ErrorDetails = { status, ...(page === null ? {} : { page }) };
  const kind = headers['x-error-code'];
  // To a stranger the hub answers 401 for what is not there, too (huggingface_hub, hf_raise_for_status).
  const isMissing = ['RepoNotFound', 'EntryNotFound', 'RevisionNotFound'].includes(kind ?? '');
  if (isMissing || status === 404 || status === 410) {
    throw new NogginError('not-found', `There is nothing at this address (${status})`, { details });
  }
  if (status === 401 || status === 403) {
    throw new NogginError('needs-access', `The source refuses access (${status})`, { details });
  }
  if (status === 451)
    throw new NogginError('unavailable', 'Not offered for legal reasons (451)', { details });
  if (status === 429) {
    const waitMs =
      rateLimitMs(headers['ratelimit'], longestWaitMs) ??
      retryAfterMs(headers['retry-after'], Date.now(), longestWaitMs);
    const seconds = waitMs === null ? null : Math.ceil(waitMs / 1000);
    throw new NogginError('rate-limited', 'Too many requests (429)', {
      details: { ...details, waitSeconds: seconds },
    });
  }
  if (status === 511) throw new NogginError('portal', 'This network wants you to sign in (511)');
  throw new NogginError('server', `The server answered ${status}`, { details });
}
