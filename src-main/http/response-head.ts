import type { Headers } from './client.ts';

/** A parsed head: status and headers, names in lower case. */
export interface ResponseHead {
  readonly status: number;
  readonly headers: Headers;
}

/** Longest head that is read; servers send a hundredth of it. */
export const maxHeadBytes = 64 * 1024;

const statusLine = /^HTTP\/1\.[01] (\d{3})(?: [^\r\n]*)?$/;
/** A field line: a token, a colon, text without control characters (RFC 9110 sections 5.1 and 5.5). */
const fieldLine = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([\t\x20-\x7e\x80-\xff]*?)[ \t]*$/;

/**
 * Parses the head of an HTTP/1.1 answer strictly: what is not exactly by the book is refused, never repaired, since
 * lenient readers are how answers get confused with one another. Repeated fields are joined by a comma.
 * @param text the head without its closing empty line, as latin1
 * @returns null when it is malformed, or its length is told twice and differently
 */
export function parseResponseHead(text: string): ResponseHead | null {
  const [first = '', ...lines] = text.split('\r\n');
  const status = statusLine.exec(first);
  if (status === null) return null;
  const headers: Record<string, string> = {};
  for (const line of lines) {
    const field = fieldLine.exec(line);
    if (field === null) return null;
    const name = (field[1] ?? '').toLowerCase();
    const value = field[2] ?? '';
    const before = headers[name];
    if (name === 'content-length' && before !== undefined && before !== value) return null;
    headers[name] = before === undefined || name === 'content-length' ? value : `${before}, ${value}`;
  }
  return { status: Number(status[1]), headers };
}

/**
 * The length of a body that simply follows the head, or null when it is framed in another way: chunked, or by the
 * end of the connection (RFC 9112 section 6.3).
 */
export function plainBodyLength(head: ResponseHead): number | null {
  const length = head.headers['content-length'];
  if (head.headers['transfer-encoding'] !== undefined || length === undefined) return null;
  return /^\d{1,15}$/.test(length) ? Number(length) : null;
}

/** Whether the connection may be used again after this answer (RFC 9112 section 9.3). */
export function staysOpen(head: ResponseHead, statusText: string): boolean {
  const connection = head.headers['connection']?.toLowerCase() ?? '';
  return statusText.startsWith('HTTP/1.1')
    ? !connection.includes('close')
    : connection.includes('keep-alive');
}
