import { randomUUID } from 'node:crypto';

/** The signed addresses of the CDN (A17). */
export interface Signatures {
  /** A new signature, valid for some time and some requests (default: for ever). */
  sign(limits: { readonly expiresAfterMs?: number; readonly expiresAfterRequests?: number }): string;
  /** Whether a request with this signature is accepted; counts as one of its requests. */
  admit(signature: string): boolean;
  /** Revokes every signature given out so far. */
  expireAll(): void;
}

/** No signatures yet. */
export function createSignatures(): Signatures {
  const valid = new Map<string, { requestsLeft: number; readonly untilMs: number }>();
  return {
    sign({ expiresAfterMs, expiresAfterRequests }) {
      const signature = randomUUID();
      const forEver = Number.POSITIVE_INFINITY;
      const untilMs = performance.now() + (expiresAfterMs ?? forEver);
      valid.set(signature, { requestsLeft: expiresAfterRequests ?? forEver, untilMs });
      return signature;
    },
    admit(signature) {
      const ticket = valid.get(signature);
      if (ticket === undefined || ticket.requestsLeft <= 0 || performance.now() >= ticket.untilMs)
        return false;
      ticket.requestsLeft -= 1;
      return true;
    },
    expireAll: () => valid.clear(),
  };
}
