import { NogginError } from '../errors.ts';

/** One link of the field: an address in angle brackets and what follows up to the next (RFC 8288). */
const links = /<([^<>]{0,4000})>([^<]{0,4000})/g;
const relation = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/i;

/**
 * The address of the next page (RFC 8288), always asked of the hub that is set up: a mirror may hand on the original's
 * address. Null where there is no next page. Pure.
 * @param at the address of this page
 * @throws NogginError `server` for a next page that cannot be asked for: half of a list is never taken for all of it
 */
export function nextPage(link: string | undefined, origin: string, at = origin): string | null {
  const target = [...(link ?? '').matchAll(links)].find(([, , parameters = '']) => isNext(parameters))?.[1];
  if (target === undefined) {
    if (/\brel\s*=\s*"?[^",;]{0,200}\bnext\b/i.test(link ?? '')) throw unreadable();
    return null;
  }
  if (!URL.canParse(target, at)) throw unreadable();
  const { pathname, search } = new URL(target, at);
  const next = new URL(`${origin}/`);
  next.pathname = pathname;
  next.search = search;
  if (next.href === new URL(at).href) throw unreadable();
  return next.href;
}

function isNext(parameters: string): boolean {
  const [, quoted, bare] = relation.exec(parameters) ?? [];
  return (quoted ?? bare ?? '').toLowerCase().split(/\s+/).includes('next');
}

function unreadable(): NogginError {
  return new NogginError('server', 'The hub tells of more files, but not where their list goes on');
}
