import type { Headers } from './client.ts';

/** What identifies the version of a file at its source, as the server said it. */
export interface Validator {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** Reads the validators of an answer. */
export function validatorOf(headers: Headers): Validator {
  return { etag: headers['etag'] ?? null, lastModified: headers['last-modified'] ?? null };
}

/**
 * The value for If-Range, or null when there is none to be trusted: only a strong ETag compares byte for byte,
 * a weak one must not be sent (RFC 9110 sections 8.8.3 and 13.1.5). A Last-Modified date is only a hint of a second's
 * precision, so it is compared on the answer but never sent: the SHA-256 judges the result in any case.
 */
export function ifRangeValue(validator: Validator | null): string | null {
  const etag = validator?.etag ?? null;
  return etag !== null && /^"[\x21\x23-\x7e\x80-\xff]*"$/.test(etag) ? etag : null;
}

/** Whether an answer is of another version than the recorded one. What either side does not say is not compared. */
export function isOtherVersion(recorded: Validator | null, answered: Validator): boolean {
  if (recorded === null) return false;
  if (recorded.etag !== null && answered.etag !== null) return recorded.etag !== answered.etag;
  return (
    recorded.lastModified !== null &&
    answered.lastModified !== null &&
    recorded.lastModified !== answered.lastModified
  );
}
