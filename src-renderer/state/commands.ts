import type { NogginApi } from '../../src-preload/contract/api.ts';
import type { Result } from '../../src-preload/contract/errors.ts';
import type { Request, RequestInput, RequestOutput } from '../../src-preload/contract/requests.ts';
import { closeToast, showToast } from './toasts.ts';

/** After this many milliseconds without an answer the person is told that it takes longer. */
const patienceMs = 8_000;

/** Requests that open a dialog: how long it stays open is up to the person. */
const patientRequests: readonly Request[] = ['import:pick', 'folder:choose', 'diagnosis:save'];

/** Asks main to do something; a refusal is told in a toast. What comes of it arrives as a pushed patch. */
export async function send<R extends Exclude<Request, 'app:snapshot'>>(
  name: R,
  payload: RequestInput<R>,
): Promise<void> {
  await request(name, payload);
}

/** As {@link send}, for what is answered with a value of its own. */
export async function request<R extends Exclude<Request, 'app:snapshot'>>(
  name: R,
  payload: RequestInput<R>,
): Promise<Result<RequestOutput[R]>> {
  let slow: number | null = null;
  const timer = setTimeout(() => {
    if (!patientRequests.includes(name)) slow = showToast({ kind: 'slow' });
  }, patienceMs);
  const answer = await ask(window.noggin, name, payload);
  clearTimeout(timer);
  if (slow !== null) closeToast(slow);
  if (!answer.ok) showToast({ kind: 'refused', error: answer.error });
  return answer;
}

/** Asks main something whose answer, or refusal, is shown where it was asked. Never rejects. */
export function requestQuietly<R extends Request>(
  name: R,
  payload: RequestInput<R>,
): Promise<Result<RequestOutput[R]>> {
  return ask(window.noggin, name, payload);
}

async function ask<R extends Request>(
  api: NogginApi | undefined,
  name: R,
  payload: RequestInput<R>,
): Promise<Result<RequestOutput[R]>> {
  try {
    if (api === undefined) throw new Error('There is no way to the main process');
    return await api.request(name, payload);
  } catch (error) {
    return { ok: false, error: { code: 'internal', message: String(error) } };
  }
}
