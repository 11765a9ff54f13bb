import { spawn } from 'node:child_process';
import { node24, root } from './places.mjs';

/**
 * Goes on with one of the project's scripts, in the project's own Node: whatever Node started the bootstrap may not
 * run TypeScript, and a shell that has found `node` once does not look again.
 * @param {readonly string[]} command the script and its arguments
 * @returns {Promise<number>} its exit code
 */
export function goOnWith(command) {
  return new Promise((resolve, reject) => {
    const child = spawn(node24, command, { cwd: root, stdio: 'inherit' });
    // Ctrl+C reaches the script by itself; we wait for its end. A signal to us alone is passed on.
    const wait = () => {};
    const pass = () => void child.kill('SIGTERM');
    process.on('SIGINT', wait).on('SIGTERM', pass);
    child.once('error', reject);
    child.once('close', (code) => {
      process.off('SIGINT', wait).off('SIGTERM', pass);
      resolve(code ?? 1);
    });
  });
}
