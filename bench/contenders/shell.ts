import { renameSync } from 'node:fs';
import path from 'node:path';
import { timedCommand } from '../lib/timed-command.ts';
import { missingTools } from '../lib/tools.ts';
import type { Contender, Job, Measurement } from '../lib/types.ts';

const partialOf = (job: Job): string => path.join(job.folder, 'model.gguf.partial');
const finalOf = (job: Job): string => path.join(job.folder, 'model.gguf');

/** Unknown for every command line. */
const unknown = { aboveIdleBytes: null, lastByteToNameS: null, loop: null };

function curl(job: Job, output: string) {
  return timedCommand('curl', ['-sS', '--fail', '-o', output, job.url], job.folder);
}

/** The download alone, unverified: the reference for the others. */
export const curlAlone: Contender = {
  name: 'curl',
  role: 'reference',
  missing: missingTools('curl'),
  run: async (job) => ({ ...unknown, ...(await curl(job, finalOf(job))) }),
};

/** curl, then a program that hashes, then the final name. */
function curlThen(name: string, tool: string, args: readonly string[]): Contender {
  return {
    name,
    role: 'peer',
    missing: missingTools('curl', tool),
    run: async (job): Promise<Measurement> => {
      const fetched = await curl(job, partialOf(job));
      const hashed = await timedCommand(tool, [...args, partialOf(job)], job.folder);
      const startMs = performance.now();
      if (!hashed.output.includes(job.sha256)) throw new Error(`wrong SHA-256: ${hashed.output}`);
      renameSync(partialOf(job), finalOf(job));
      const renamedS = (performance.now() - startMs) / 1000;
      return {
        wallS: fetched.wallS + hashed.wallS + renamedS,
        cpuS: fetched.cpuS === null || hashed.cpuS === null ? null : fetched.cpuS + hashed.cpuS,
        peakBytes: fetched.peakBytes === null ? null : Math.max(fetched.peakBytes, hashed.peakBytes ?? 0),
        aboveIdleBytes: null,
        lastByteToNameS: hashed.wallS + renamedS,
        loop: null,
      };
    },
  };
}

export const curlOpenssl = curlThen('curl+openssl', 'openssl', ['dgst', '-sha256']);
export const curlSha256sum = curlThen('curl+sha256sum', 'sha256sum', []);

/** aria2 with its own verification. It retries for ever, as ours does, so that a bad line does not end it. */
export function aria2(connections: number): Contender {
  return {
    name: `aria2c-x${connections}`,
    role: 'peer',
    missing: missingTools('aria2c'),
    run: async (job) => {
      const args = [
        '--no-conf',
        '--quiet',
        '--max-tries=0',
        `--max-connection-per-server=${connections}`,
        `--split=${connections}`,
        `--checksum=sha-256=${job.sha256}`,
        `--dir=${job.folder}`,
        '--out=model.gguf',
        job.url,
      ];
      return { ...unknown, ...(await timedCommand('aria2c', args, job.folder)) };
    },
  };
}
