import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { MirrorFile } from './files.ts';

/** How a file of the mirror is. */
export type Finding = 'right' | 'missing' | 'wrong size' | 'wrong content';

/** Looks at one file below the folder: whether it is there and, byte by byte, what it should be. */
export async function findingOf(folder: string, file: MirrorFile): Promise<Finding> {
  const place = path.join(folder, ...file.path.split('/'));
  const facts = await stat(place).catch(() => null);
  if (facts === null || !facts.isFile()) return 'missing';
  if (file.bytes !== null && facts.size !== file.bytes) return 'wrong size';
  const hash = createHash('sha256');
  await pipeline(createReadStream(place), hash);
  return hash.digest('hex') === file.sha256 ? 'right' : 'wrong content';
}
