import path from 'node:path';

/** The scheme and host of our own pages. */
export const pageOrigin = 'noggin-app://app';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** A file of our pages, and its media type. */
export interface PageFile {
  readonly file: string;
  readonly type: string;
}

/**
 * The file below `root` that an address of ours names, with its type; null for everything else: another host, a
 * way out of the folder, a type we do not have. Pure.
 */
export function pageFile(address: string, root: string): PageFile | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (`${url.protocol}//${url.host}` !== pageOrigin) return null;
  let name: string;
  try {
    name = decodeURIComponent(url.pathname);
  } catch {
    return null;
  }
  if (name.includes('\0') || name.includes('\\')) return null;
  const file = path.join(root, name === '/' ? 'index.html' : name);
  const type = types[path.extname(file)];
  const isInside = file.startsWith(root + path.sep);
  return isInside && type !== undefined ? { file, type } : null;
}

/** Whether an address is a page of ours. */
export function isOurPage(address: string | null): boolean {
  return address !== null && (address === pageOrigin || address.startsWith(`${pageOrigin}/`));
}
