import { NogginError } from '../errors.ts';
import type { AddressPolicy } from './address.ts';
import { askWithout, type SecretHeaders } from './ask-without.ts';
import type { Headers, HttpClient, HttpResponse } from './client.ts';
import { type CollectLimits, collect } from './collect.ts';
import { type FollowRequest, getFollowing } from './follow.ts';
import { networkError } from './network-errors.ts';

/** Something small to fetch whole. */
export interface SmallRequest extends Omit<FollowRequest, 'signal'> {
  readonly policy: AddressPolicy;
  /** Hears whether `credentials` are good: see {@link askWithout}. */
  readonly judged?: (isGood: boolean) => void;
  /** Longest time for all of it, redirects and body included, in milliseconds. */
  readonly patienceMs: number;
}

/** A whole answer, its body in memory of its own. */
export interface SmallAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly url: URL;
  readonly body: Buffer;
}

/**
 * The one way to fetch something small: redirects followed, bytes and time bounded, the body copied, and a secret that
 * is refused left out.
 * @param accept looks at the head first: throws to refuse it, or says how much of the body is wanted
 * @param isReachable whether there is any way to the host from here
 * @throws NogginError what `accept` threw, `slow` when the time is over, or why the network did not answer
 */
export async function fetchSmall(
  http: HttpClient,
  request: SmallRequest,
  accept: (head: HttpResponse) => CollectLimits,
  isReachable?: () => boolean,
): Promise<SmallAnswer> {
  const { policy, patienceMs, credentials: secret = {}, judged, ...rest } = request;
  const signal = AbortSignal.timeout(Math.ceil(patienceMs));
  try {
    const ask = (credentials: SecretHeaders) => getFollowing(http, { ...rest, credentials, signal }, policy);
    const response = await askWithout(ask, secret, judged);
    try {
      const limits = accept(response);
      const coding = response.headers['content-encoding']?.toLowerCase() ?? '';
      if (coding !== '' && coding !== 'identity') {
        const message = `The server encoded its answer as ${coding} although it was asked not to`;
        throw new NogginError('encoded-response', message);
      }
      const body = await collect(response, limits);
      return { status: response.status, headers: response.headers, url: response.url, body };
    } finally {
      response.destroy();
    }
  } catch (error) {
    if (signal.aborted) throw new NogginError('slow', 'The server did not answer in time', { cause: error });
    throw networkError(error, isReachable);
  }
}
