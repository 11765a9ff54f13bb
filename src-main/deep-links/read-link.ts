import { modelId } from '../catalogue/schema.ts';
import { readPasted } from '../huggingface/pasted.ts';

/** The scheme of our links, as the installers register it. */
const scheme = 'noggin:';

/** What a link asks for. None of it does anything that the person could not undo by closing a dialog. */
export type Link =
  | { readonly kind: 'window' }
  | { readonly kind: 'model'; readonly modelId: string }
  | { readonly kind: 'get'; readonly text: string }
  | { readonly kind: 'unreadable' };

/** Longer than any address of a model, encoded. */
const longestLink = 6000;
const unreadable: Link = { kind: 'unreadable' };
const printable = /^[\x21-\x7e]+$/;

/**
 * Reads `noggin://`, `noggin://model/<id>` and `noggin://get?link=<https address or org/repo[:version]>`. Any page of
 * the web may send one: nothing is guessed, and whatever else stands in it makes it unreadable. Pure.
 * @param hubOrigin the hub in use, known beside its public names
 */
export function readLink(address: string, hubOrigin: string): Link {
  if (address.length > longestLink || !printable.test(address) || !URL.canParse(address)) return unreadable;
  const url = new URL(address);
  if (url.protocol !== scheme || url.username !== '' || url.password !== '') return unreadable;
  if (url.port !== '' || url.hash !== '') return unreadable;
  const isBare = url.pathname === '' || url.pathname === '/';
  switch (url.host.toLowerCase()) {
    case '':
      return isBare && url.search === '' ? { kind: 'window' } : unreadable;
    case 'model': {
      const id = modelId.safeParse(/^\/([^/]+)\/?$/.exec(url.pathname)?.[1]);
      return id.success && url.search === '' ? { kind: 'model', modelId: id.data } : unreadable;
    }
    case 'get':
      return isBare ? readText(/^\?link=([^&]+)$/.exec(url.search)?.[1] ?? '', hubOrigin) : unreadable;
    default:
      return unreadable;
  }
}

/** What a person could have pasted themselves, over https only. */
function readText(encoded: string, hubOrigin: string): Link {
  try {
    const text = decodeURIComponent(encoded);
    if (!printable.test(text) || /^http:/i.test(text)) return unreadable;
    readPasted(text, hubOrigin, { allowLoopbackHttp: false });
    return { kind: 'get', text };
  } catch {
    return unreadable;
  }
}
