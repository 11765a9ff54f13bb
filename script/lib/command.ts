import { spawn } from 'node:child_process';
import { projectRoot } from './runtime.ts';

/**
 * Runs a program in the project folder, with its output on our terminal.
 * @param env added to our own environment
 * @returns its exit code; 1 when a signal ended it
 * @throws when it fails to start
 */
export function command(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: projectRoot,
      env: { ...process.env, ...env },
      stdio: 'inherit',
    });
    // Ctrl+C reaches the program by itself. We outlive it either way, so that what we started is cleaned up.
    const wait = (): void => {};
    const pass = (): void => void child.kill('SIGTERM');
    process.on('SIGINT', wait).on('SIGTERM', pass);
    child.once('error', reject);
    child.once('close', (code) => {
      process.off('SIGINT', wait).off('SIGTERM', pass);
      resolve(code ?? 1);
    });
  });
}
