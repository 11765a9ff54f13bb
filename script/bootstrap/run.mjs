import { spawn } from 'node:child_process';

/**
 * Runs a command to its end and collects what it says. Never throws for a failing command: a missing one has
 * code 127, one stopped by the time limit 124.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, limitMs?: number, loud?: boolean }} [options]
 *   `loud` shows its output on our stderr while it runs, instead of collecting it.
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, { cwd, env = process.env, limitMs, loud = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      ...(cwd === undefined ? {} : { cwd }),
      env,
      stdio: loud ? ['ignore', 2, 2] : ['ignore', 'pipe', 'pipe'],
      // npm is a .cmd file on Windows, which only a shell can start.
      shell: process.platform === 'win32' && command === 'npm',
    });
    let output = '';
    let late = false;
    const timer =
      limitMs === undefined
        ? undefined
        : setTimeout(() => {
            late = true;
            child.kill('SIGKILL');
          }, limitMs);
    child.stdout?.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      output += chunk;
    });
    child.on('error', (error) => {
      clearTimeout(timer);
      resolve({ code: 127, output: error.message });
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code: late ? 124 : (code ?? 1), output });
    });
  });
}

/**
 * The last line that says something, for a sentence about a failed command; npm's pointer to its log does not.
 * @param {string} output
 */
export function lastLine(output) {
  const lines = output.split('\n').map((line) => line.replace(/^npm (error|warn)/, '').trim());
  return lines.filter((line) => line !== '' && !line.startsWith('A complete log of this run')).at(-1) ?? '';
}
