import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { MirrorFile } from './files.ts';

/** The state of a file on the mirror. */
export type Finding = 'right' | 'missing' | 'wrong size' | 'wrong content';

/** Checks one file below the folder: whether it exists and is right, byte by byte. */
export async function findingOf(folder: string, file: MirrorFile): Promise<Finding> {
  const place = path.join(folder, ...file.path.split('/'));
  const facts = await stat(place).catch(() => null);
  if (facts === null || !facts.isFile()) return 'missing';
  if (file.bytes !== null && facts.size !== file.bytes) return 'wrong size';
  const hash = createHash('sha256');
  await pipeline(createReadStream(place), hash);
  return hash.digest('hex') === file.sha256 ? 'right' : 'wrong content';
}
