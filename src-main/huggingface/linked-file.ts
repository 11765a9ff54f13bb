import { askWithout } from '../http/ask-without.ts';
import type { HttpClient } from '../http/client.ts';
import type { Credentials } from '../http/credentials.ts';
import { credentialHeaders } from '../http/credentials.ts';
import { networkError } from '../http/network-errors.ts';
import { userAgent } from '../http/user-agent.ts';
import { isReachable } from '../platform/network.ts';

const answerMs = 30_000;
const sha256 = /^(?:W\/)?"?([0-9a-f]{64})"?$/;

/** What a hub promises of a file in the head of its answer; null where it does not. */
export interface LinkedFile {
  readonly sha256: string | null;
  readonly bytes: number | null;
}

/**
 * Asks the hub for a file, and reads only what the head of its first answer tells of it: `X-Linked-Etag` is the
 * SHA-256, `X-Linked-Size` the bytes (https://huggingface.co/docs/huggingface_hub/package_reference/file_download). Of
 * another commit than `commit` it promises nothing.
 * @throws NogginError of the network
 */
export async function readLinkedFile(
  address: string,
  commit: string,
  http: HttpClient,
  credentials: Credentials | null,
  judged?: (isGood: boolean) => void,
): Promise<LinkedFile> {
  const url = new URL(address);
  const headers = {
    ...userAgent,
    'accept-encoding': 'identity',
    // Do not use HEAD (FAULTS A24).
    range: 'bytes=0-0',
  };
  const signal = AbortSignal.timeout(answerMs);
  try {
    // Do not follow redirects: the second origin lacks these headers.
    const response = await askWithout(
      (secret) => http.get({ url, headers: { ...headers, ...secret }, signal }),
      credentialHeaders(url, credentials),
      judged,
    );
    response.destroy();
    const told = response.headers['x-repo-commit'];
    if (told !== undefined && told !== commit) return { sha256: null, bytes: null };
    const bytes = Number(response.headers['x-linked-size'] ?? Number.NaN);
    return {
      sha256: sha256.exec(response.headers['x-linked-etag'] ?? '')?.[1] ?? null,
      bytes: Number.isSafeInteger(bytes) && bytes >= 0 ? bytes : null,
    };
  } catch (error) {
    throw networkError(error, () => isReachable(url));
  }
}
