import { spawnSync } from 'node:child_process';
import { projectRoot } from './runtime.ts';

/** What npm printed; it may have failed all the same, and say so there. */
export function npm(args: readonly string[]): { readonly stdout: string; readonly stderr: string } {
  // On Windows npm is a script of the shell's. The arguments are our own words.
  const options = {
    cwd: projectRoot,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    shell: process.platform === 'win32',
  } as const;
  const { stdout, stderr, error } = spawnSync('npm', [...args], options);
  if (error) throw error;
  return { stdout, stderr };
}
