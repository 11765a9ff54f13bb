import { createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { diskError } from '../platform/disk-errors.ts';
import { flushFile } from '../platform/flush.ts';
import { randomUUID } from '../platform/late-crypto.ts';

/** One text in a zip. */
export interface ZipEntry {
  /** With forward slashes, below the root of the zip. */
  readonly name: string;
  readonly text: string;
}

/**
 * Writes a zip beside its place, then puts it there: what has the name is whole.
 * @returns its size in bytes
 * @throws NogginError `disk-full`, `folder-unavailable`; then nothing is left behind
 */
export async function writeZip(file: string, entries: readonly ZipEntry[], at: Date): Promise<number> {
  const partial = path.join(path.dirname(file), `.noggin-${randomUUID()}.partial`);
  // Loaded when somebody asks for it: no start waits for it.
  const { ZipFile } = await import('yazl');
  const zip = new ZipFile();
  for (const { name, text } of entries) zip.addBuffer(Buffer.from(text), name, { mtime: at });
  zip.end();
  try {
    await pipeline(zip.outputStream, createWriteStream(partial, { flags: 'wx', mode: 0o600 }));
    await flushFile(partial);
    await rename(partial, file);
    return (await stat(file)).size;
  } catch (error) {
    await rm(partial, { force: true }).catch(() => {});
    throw diskError(error);
  }
}
