import { spawnSync } from 'node:child_process';
import { projectRoot } from './runtime.ts';

/** The output of npm, even of a failed run, which explains the failure. */
export function npm(args: readonly string[]): { readonly stdout: string; readonly stderr: string } {
  // On Windows npm is a shell script. The arguments are our own.
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
