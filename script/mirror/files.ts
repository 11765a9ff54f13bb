import { createMirror } from '../../src-main/admin-policy/mirror.ts';
import type { Catalogue } from '../../src-main/catalogue/schema.ts';

/** One file that a mirror needs. */
export interface MirrorFile {
  readonly id: string;
  /** Its path below the mirror's base, with slashes. */
  readonly path: string;
  /** Null where its publisher tells none. */
  readonly bytes: number | null;
  readonly sha256: string;
  /** Its source. */
  readonly url: string;
}

/** An arbitrary base: only the path after it is used. */
const base = 'https://mirror.invalid/';

/**
 * The files that a mirror needs for these models. Pure.
 * @param ids of the catalogue; null for all
 * @throws Error with an id that is missing in the catalogue, or an address without a valid file path
 */
export function mirrorFiles(catalogue: Catalogue, ids: readonly string[] | null): readonly MirrorFile[] {
  const mirrorOf = createMirror(base, { allowLoopbackHttp: false });
  const unknown = (ids ?? []).filter((id) => !catalogue.models.some((model) => model.id === id));
  if (unknown.length > 0) throw new Error(`The catalogue has no ${unknown.join(', ')}.`);
  return catalogue.models
    .filter(({ id }) => ids === null || ids.includes(id))
    .map(({ id, url, bytes, sha256 }) => {
      const path = mirrorOf(new URL(url)).pathname.slice(1).split('/').map(nameOf).join('/');
      return { id, path, bytes, sha256, url };
    });
}

/** A web server decodes the path before it looks on its disk. */
function nameOf(part: string): string {
  const name = decodeURIComponent(part);
  if (name === '' || name === '.' || name === '..' || /[/\\\p{Cc}]/u.test(name))
    throw new Error(`No file can be called ${JSON.stringify(name)}.`);
  return name;
}

/** In the format of `sha256sum --check`. Pure. */
export function sumsOf(files: readonly MirrorFile[]): string {
  return files.map(({ sha256, path }) => `${sha256}  ${path}\n`).join('');
}

/** In the format of `aria2c --input-file` (https://aria2.github.io/manual/en/html/aria2c.html#input-file). Pure. */
export function ariaListOf(files: readonly MirrorFile[]): string {
  return files
    .map(({ url, path, sha256 }) => `${url}\n  out=${path}\n  checksum=sha-256=${sha256}\n`)
    .join('');
}

/** In the format of `curl --config` (https://curl.se/docs/manpage.html#-K); existing files are resumed. Pure. */
export function curlListOf(files: readonly MirrorFile[]): string {
  const quoted = (text: string): string => `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
  const each = files.map(
    ({ url, path }) =>
      `url = ${quoted(url)}\noutput = ${quoted(path)}\nlocation\nfail\ncreate-dirs\ncontinue-at = -\n`,
  );
  return each.join('next\n');
}
