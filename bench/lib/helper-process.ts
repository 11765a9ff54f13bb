import { spawn } from 'node:child_process';
import { once } from 'node:events';
import readline from 'node:readline';

/** A program that serves the measurements without being measured. */
export interface HelperProcess {
  /** The first line it wrote. */
  readonly firstLine: string;
  stop(): Promise<void>;
}

/**
 * Starts one of our own scripts, which prints a line when it is ready and ends with its standard input.
 * @throws when it ends before that line
 */
export async function startHelper(script: string, args: readonly string[]): Promise<HelperProcess> {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  const closed = once(child, 'close');
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  const lines = readline.createInterface({ input: child.stdout });
  const firstLine = await Promise.race([
    once(lines, 'line').then(([line]) => String(line)),
    closed.then(() => {
      throw new Error(`${script} ended before it was ready`);
    }),
  ]);
  return {
    firstLine,
    stop: async () => {
      child.stdin.end();
      await closed;
      process.off('exit', kill);
    },
  };
}
