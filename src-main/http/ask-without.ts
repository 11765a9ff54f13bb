import type { HttpResponse } from './client.ts';

/** Headers that are secret, as {@link credentialHeaders} gives them; empty where there is nothing to show. */
export type SecretHeaders = Readonly<Record<string, string>>;

/**
 * Requests with the secret, and once more without it when refused: a stale token must not block public files. If both
 * fail, returns the more telling answer: after 401 (about the token) the one without it, after 403 (about the file)
 * the one with it.
 * @param ask makes the request with these headers
 * @param judged told whether the secret is good, once known (RFC 9110 section 15.5.2)
 * @throws what `ask` throws
 */
export async function askWithout(
  ask: (secret: SecretHeaders) => Promise<HttpResponse>,
  secret: SecretHeaders,
  judged: (isGood: boolean) => void = () => {},
): Promise<HttpResponse> {
  const response = await ask(secret);
  if (Object.keys(secret).length === 0) return response;
  const { status } = response;
  if (status !== 401 && status !== 403) {
    if (status < 400) judged(true);
    return response;
  }
  response.destroy();
  const open = await ask({});
  const isOpen = open.status < 400;
  if (status === 401 && isOpen) judged(false);
  if (status === 401 || isOpen) return open;
  open.destroy();
  return response;
}
