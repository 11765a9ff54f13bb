import { createHash, timingSafeEqual } from 'node:crypto';
import { Refused } from '../refused.ts';

/** What is looked at of a request before anything of it is believed. */
export interface Facts {
  readonly method: string;
  /** As it stands in the request's first line. */
  readonly target: string;
  /** Names and values in turn, as they came. */
  readonly rawHeaders: readonly string[];
}

/** A request that may go on. */
export interface Admitted {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'DELETE';
  readonly path: string;
  readonly agent: string;
}

/** Longest name of a program that is told, in characters. */
const longestAgent = 120;
const longestTarget = 2000;

/**
 * Lets in what a program on this computer sends, and nothing that a page in a browser can. The loopback address is no
 * boundary: pages reach it by its name, by another name that leads to it, and without asking before. Pure.
 * @param port that the request came in by
 * @throws Refused
 */
export function admit({ method, target, rawHeaders }: Facts, port: number): Admitted {
  const all = (name: string): readonly string[] => valuesOf(rawHeaders, name);
  const hosts = all('host');
  if (hosts.length !== 1 || !isOurs(hosts[0] ?? '', port)) {
    throw new Refused(
      'not-allowed',
      'Noggin is asked for by 127.0.0.1, localhost or [::1], and by no other name',
    );
  }
  if (all('origin').length > 0) {
    throw new Refused('not-allowed', 'Noggin answers programs, and no pages in a browser');
  }
  // Browsers always say so of themselves; an address that a person typed is `none`.
  if (all('sec-fetch-site').some((site) => site !== 'none')) {
    throw new Refused('not-allowed', 'Noggin answers programs, and no pages in a browser');
  }
  if (all('upgrade').length > 0) throw new Refused('not-allowed', 'There is nothing else to be spoken here');
  const path = pathOf(target, port);
  if (method !== 'GET' && method !== 'HEAD' && method !== 'POST' && method !== 'DELETE') {
    throw new Refused('wrong-method', `${method.slice(0, 20)} is not answered`);
  }
  if (method === 'POST') expectJson(all('content-type'), all('content-encoding'));
  const [agent = ''] = all('user-agent');
  return { method, path, agent: agentOf(agent) };
}

function valuesOf(rawHeaders: readonly string[], wanted: string): readonly string[] {
  return rawHeaders.filter((_, at) => at % 2 === 1 && rawHeaders[at - 1]?.toLowerCase() === wanted);
}

/** Whether this names the loopback address, with our port. */
function isOurs(host: string, port: number): boolean {
  const end = port === 80 ? ['', ':80'] : [`:${port}`];
  const names = ['127.0.0.1', 'localhost', '[::1]'].flatMap((name) => end.map((each) => `${name}${each}`));
  return names.includes(host.toLowerCase());
}

/** The path that is asked for. A target may name a host, too, which then has to be ours. */
function pathOf(target: string, port: number): string {
  if (target.length > longestTarget) throw new Refused('not-allowed', 'The address is too long');
  if (target.startsWith('/')) return target.split(/[?#]/)[0] ?? '/';
  const absolute = /^http:\/\/([^/?#]*)([^?#]*)/i.exec(target);
  if (absolute === null || !isOurs(absolute[1] ?? '', port)) {
    throw new Refused(
      'not-allowed',
      'Noggin is asked for by 127.0.0.1, localhost or [::1], and by no other name',
    );
  }
  return absolute[2] === '' ? '/' : (absolute[2] ?? '/');
}

/** What a page may send without asking before is never JSON. */
function expectJson(types: readonly string[], encodings: readonly string[]): void {
  const isJson =
    types.length === 1 && /^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i.test(types[0] ?? '');
  if (!isJson) throw new Refused('not-json', 'A request is sent as application/json');
  if (encodings.some((encoding) => encoding.toLowerCase() !== 'identity')) {
    throw new Refused('not-json', 'A request is not compressed');
  }
}

/** What a program calls itself, as something that can be shown. */
function agentOf(agent: string): string {
  return agent
    .replace(/[^\x20-\x7E]/g, '')
    .trim()
    .slice(0, longestAgent);
}

/** The digest of a key: only that is known here, and it is of one length whatever is compared with it. */
export function digestOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}

/**
 * Whether a request carries the key, compared in a time that tells nothing of it.
 * @throws Refused `wrong-key`
 */
export function expectKey(rawHeaders: readonly string[], digest: Buffer): void {
  const values = valuesOf(rawHeaders, 'authorization');
  const [, given = ''] = /^Bearer +(\S+)$/i.exec(values[0] ?? '') ?? [];
  if (values.length === 1 && timingSafeEqual(digestOf(given), digest)) return;
  throw new Refused('wrong-key', "The key is not the one in Noggin's settings");
}
