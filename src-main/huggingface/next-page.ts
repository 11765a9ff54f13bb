import { NogginError } from '../errors.ts';

const longestAddress = 4000;
const relation = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/i;

/**
 * The address of the next page (RFC 8288), always asked of the hub that is set up: a mirror may hand on the original's
 * address. Null where there is no next page. Pure.
 * @param at the address of this page
 * @throws NogginError `server` for a next page that cannot be asked for: half of a list is never taken for all of it
 */
export function nextPage(link: string | undefined, origin: string, at = origin): string | null {
  const target = targetOfNext(link ?? '');
  if (target === null) return null;
  if (target.length > longestAddress || !URL.canParse(target, at)) throw unreadable();
  const { pathname, search } = new URL(target, at);
  const next = new URL(`${origin}/`);
  next.pathname = pathname;
  next.search = search;
  if (next.href === new URL(at).href) throw unreadable();
  return next.href;
}

/** Each link is an address in angle brackets and what follows up to the next. */
function targetOfNext(link: string): string | null {
  for (const [index, piece] of link.split('<').entries()) {
    const end = index === 0 ? -1 : piece.indexOf('>');
    if (!isNext(`;${piece.slice(end + 1)}`)) continue;
    if (end < 0) throw unreadable();
    return piece.slice(0, end);
  }
  return null;
}

function isNext(parameters: string): boolean {
  const [, quoted, bare] = relation.exec(parameters) ?? [];
  return (quoted ?? bare ?? '').toLowerCase().split(/\s+/).includes('next');
}

function unreadable(): NogginError {
  return new NogginError('server', 'The hub tells of more files, but not where their list goes on');
}
