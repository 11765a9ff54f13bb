import { createMirror } from '../../src-main/admin-policy/mirror.ts';
import type { Catalogue } from '../../src-main/catalogue/schema.ts';

/** One file that a mirror must hold. */
export interface MirrorFile {
  readonly id: string;
  /** Where it lies below the mirror's base, as names of folders and a file, with slashes. */
  readonly path: string;
  /** Null where its publisher does not say. */
  readonly bytes: number | null;
  readonly sha256: string;
  /** Where it comes from. */
  readonly url: string;
}

/** Any base will do: only what stands behind it is used. */
const base = 'https://mirror.invalid/';

/**
 * What a mirror must hold for these models. Pure.
 * @param ids of the catalogue; null for all
 * @throws Error naming an id that the catalogue does not have, or an address that could not be laid out as a file
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

/** A web server undoes the encoding before it looks on its disk. */
function nameOf(part: string): string {
  const name = decodeURIComponent(part);
  if (name === '' || name === '.' || name === '..' || /[/\\\p{Cc}]/u.test(name))
    throw new Error(`No file can be called ${JSON.stringify(name)}.`);
  return name;
}

/** As `sha256sum --check` reads it. Pure. */
export function sumsOf(files: readonly MirrorFile[]): string {
  return files.map(({ sha256, path }) => `${sha256}  ${path}\n`).join('');
}

/** As `aria2c --input-file` reads it (https://aria2.github.io/manual/en/html/aria2c.html#input-file). Pure. */
export function ariaListOf(files: readonly MirrorFile[]): string {
  return files
    .map(({ url, path, sha256 }) => `${url}\n  out=${path}\n  checksum=sha-256=${sha256}\n`)
    .join('');
}

/** As `curl --config` reads it (https://curl.se/docs/manpage.html#-K); what is there is gone on with. Pure. */
export function curlListOf(files: readonly MirrorFile[]): string {
  const quoted = (text: string): string => `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
  const each = files.map(
    ({ url, path }) =>
      `url = ${quoted(url)}\noutput = ${quoted(path)}\nlocation\nfail\ncreate-dirs\ncontinue-at = -\n`,
  );
  return each.join('next\n');
}
