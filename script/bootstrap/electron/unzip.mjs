import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
// npm ci has run by the time this module is imported (bootstrap.mjs imports it late).
import yauzl from 'yauzl';

/**
 * Unpacks the chosen files of a zip. yauzl itself refuses names that would leave the folder.
 * @param {string} zipFile
 * @param {string} folder
 * @param {(name: string) => string | undefined} place where a file goes inside the folder; undefined leaves it behind
 */
export async function unzip(zipFile, folder, place) {
  /** @type {(file: string, options: import('yauzl').Options) => Promise<import('yauzl').ZipFile>} */
  const open = promisify(yauzl.open);
  const zip = await open(zipFile, { lazyEntries: true });
  await new Promise((resolve, reject) => {
    zip.on('error', reject);
    zip.on('end', () => resolve(undefined));
    zip.on('entry', (/** @type {import('yauzl').Entry} */ entry) => {
      extract(zip, entry, folder, place).then(() => zip.readEntry(), reject);
    });
    zip.readEntry();
  });
}

/**
 * @param {import('yauzl').ZipFile} zip
 * @param {import('yauzl').Entry} entry
 * @param {string} folder
 * @param {(name: string) => string | undefined} place
 */
async function extract(zip, entry, folder, place) {
  const to = entry.fileName.endsWith('/') ? undefined : place(entry.fileName);
  if (to === undefined) return;
  const file = path.join(folder, to);
  await mkdir(path.dirname(file), { recursive: true });
  /** @type {(entry: import('yauzl').Entry) => Promise<import('node:stream').Readable>} */
  const open = promisify(zip.openReadStream.bind(zip));
  // The upper half of the attributes holds the Unix mode, which says what is executable.
  const mode = (entry.externalFileAttributes >>> 16) & 0o777 || 0o644;
  await pipeline(await open(entry), createWriteStream(file, { mode }));
}
