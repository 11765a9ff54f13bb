import path from 'node:path';
import { timedCommand } from '../lib/timed-command.ts';
import { missingTools } from '../lib/tools.ts';
import type { Contender } from '../lib/types.ts';

const unknown = { aboveIdleBytes: null, lastByteToNameS: null, loop: null };

/**
 * The fastest plain write of the same bytes: memory to disk in blocks of 1 MiB, left to the system to flush.
 * @param sourceFile where the bytes lie, in memory
 */
export function plainWrite(sourceFile: string): Contender {
  return {
    name: 'floor-write',
    role: 'floor',
    missing: missingTools('dd'),
    run: async (job) => {
      const args = [`if=${sourceFile}`, `of=${path.join(job.folder, 'model.gguf')}`, 'bs=1048576'];
      return { ...unknown, ...(await timedCommand('dd', args, job.folder)) };
    },
  };
}

/** The fastest SHA-256 of the same bytes, read from memory. */
export function plainHash(sourceFile: string): Contender {
  return {
    name: 'floor-hash',
    role: 'floor',
    missing: missingTools('openssl'),
    run: async (job) => {
      const cost = await timedCommand('openssl', ['dgst', '-sha256', sourceFile], job.folder);
      if (!cost.output.includes(job.sha256)) throw new Error(`wrong SHA-256: ${cost.output}`);
      return { ...unknown, ...cost };
    },
  };
}
