import type { HttpResponse } from './client.ts';

/** Headers that are secret, as {@link credentialHeaders} gives them; empty where there is nothing to show. */
export type SecretHeaders = Readonly<Record<string, string>>;

/**
 * Asks with what is secret; where that is refused, once more without: a token that no longer works must not stand in
 * the way of what everybody may have. Where nobody may have it, the answer is the one that tells most: without a token
 * after a 401, which is about the token, and with it after a 403, which is about the file.
 * @param ask makes the request with these headers
 * @param judged hears whether the secret is good, as soon as that is known (RFC 9110 section 15.5.2)
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
