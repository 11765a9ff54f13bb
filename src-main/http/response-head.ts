import type { Headers } from './client.ts';
import { joinedField } from './joined-field.ts';

/** A parsed head: status and headers, names in lower case. */
export interface ResponseHead {
  readonly status: number;
  /** The minor version: 0 of HTTP/1.0, 1 of HTTP/1.1. */
  readonly minor: number;
  readonly headers: Headers;
}

/** A head that cannot be taken, and what is wrong with it in words. */
export interface NoHead {
  readonly wrong: string;
}

/** Longest head that is read; servers send a hundredth of it. */
export const maxHeadBytes = 256 * 1024;

/**
 * Parses the head of an HTTP/1.1 answer as curl does: what browsers and curl take is taken, what would make the body
 * ambiguous is refused. Takes time in proportion to the length of the text. Lines may end without CR and go on behind
 * white space (RFC 9112 sections 2.2 and 5.2); repeated fields are joined by a comma, the same value said again counts
 * once; cookies are joined by line ends, for commas are part of them.
 * @param text the head without its closing empty line, as latin1
 */
export function parseResponseHead(text: string): ResponseHead | NoHead {
  if (text.length > maxHeadBytes) return { wrong: `its head is longer than ${maxHeadBytes} bytes` };
  const [first = '', ...lines] = text.split('\n');
  const status = parseStatus(first);
  if (status === null) return { wrong: 'it does not begin with HTTP/1 and a status' };
  const values = new Map<string, Set<string>>();
  let latest: { readonly name: string; readonly parts: string[] } | null = null;
  const keep = (): void => {
    if (latest === null) return;
    const known = values.get(latest.name) ?? new Set();
    values.set(latest.name, known.add(latest.parts.filter((part) => part !== '').join(' ')));
  };
  for (const line of lines) {
    if (line.includes('\0')) return { wrong: 'there is a NUL in its head' };
    if (isBlank(line.charCodeAt(0))) {
      // What goes on where nothing has begun is passed over.
      latest?.parts.push(cleaned(line));
      continue;
    }
    keep();
    const colon = line.indexOf(':');
    if (colon < 0) return { wrong: 'a line of its head has no colon' };
    latest = { name: cleaned(line.slice(0, colon)).toLowerCase(), parts: [cleaned(line.slice(colon + 1))] };
  }
  keep();
  return framed({ ...status, values });
}

function framed(read: {
  readonly status: number;
  readonly minor: number;
  readonly values: ReadonlyMap<string, ReadonlySet<string>>;
}): ResponseHead | NoHead {
  const headers: Record<string, string> = Object.create(null);
  for (const [name, all] of read.values) {
    headers[name] = joinedField(name, all);
  }
  const length = headers['content-length'];
  // What is sent in chunks has no length but theirs (RFC 9112 section 6.3).
  if (headers['transfer-encoding'] !== undefined) delete headers['content-length'];
  else if (length !== undefined) {
    // The same length said twice is one (RFC 9110 section 8.6).
    const [told = '', ...others] = new Set(length.split(',').map(cleaned));
    if (others.length > 0) return { wrong: 'it tells two lengths' };
    if (!/^\d{1,15}$/.test(told)) return { wrong: 'its length is no number' };
    headers['content-length'] = told;
  }
  return { status: read.status, minor: read.minor, headers };
}

/** `HTTP/1.1 206 whatever`: in any case, a gateway's 2 instead of 1.1, the reason is anything, or missing (RFC 9112 section 4). */
function parseStatus(line: string): Pick<ResponseHead, 'status' | 'minor'> | null {
  const found = /^[ \t]*HTTP\/(?:1\.([01])|2(?:\.0)?)[ \t]+([1-9]\d\d)(?!\d)/i.exec(line);
  return found === null ? null : { minor: Number(found[1] ?? 1), status: Number(found[2]) };
}

/** Without white space around it; control characters within become spaces (RFC 9110 section 5.5). */
function cleaned(text: string): string {
  let plain = text;
  // Seldom there, and looked for once.
  if (/[^\t\x20-\x7e\x80-\uffff]/.test(text)) {
    plain = Array.from(text, (letter) => (isControl(letter.charCodeAt(0)) ? ' ' : letter)).join('');
  }
  let start = 0;
  let end = plain.length;
  while (start < end && isBlank(plain.charCodeAt(start))) start += 1;
  while (end > start && isBlank(plain.charCodeAt(end - 1))) end -= 1;
  return plain.slice(start, end);
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}

function isControl(code: number): boolean {
  return (code < 0x20 && code !== 0x09) || code === 0x7f;
}

/** How the body after a head is framed (RFC 9112 section 6.3). */
export type Framing =
  | { readonly kind: 'length'; readonly bytes: number }
  | { readonly kind: 'chunks' | 'until-close' }
  /** Encoded on the way in a manner that was never asked for. */
  | { readonly kind: 'encoded'; readonly coding: string };

/** Reads how the body after this head is framed. */
export function framingOf({ status, headers }: ResponseHead): Framing {
  if (status < 200 || status === 204 || status === 304) return { kind: 'length', bytes: 0 };
  const coding = headers['transfer-encoding']?.toLowerCase() ?? '';
  if (coding === 'chunked') return { kind: 'chunks' };
  if (coding !== '' && coding !== 'identity') return { kind: 'encoded', coding };
  const length = headers['content-length'];
  return length === undefined ? { kind: 'until-close' } : { kind: 'length', bytes: Number(length) };
}

/** Whether the connection may be used again after this answer (RFC 9112 section 9.3). */
export function staysOpen({ minor, headers }: ResponseHead): boolean {
  const connection = headers['connection']?.toLowerCase() ?? '';
  return minor === 1 ? !connection.includes('close') : connection.includes('keep-alive');
}
