import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { AppHome } from './app.ts';
import { programWith } from './program.ts';

/**
 * Starts the app once more for a profile whose app is running, as a click on a link or a file does.
 * @param folder where it is started
 * @returns its exit code
 */
export async function startAgain(
  { home }: AppHome,
  args: readonly string[],
  folder: string,
): Promise<number | null> {
  const start = programWith(args);
  const child = spawn(start.executable, start.args, {
    cwd: folder,
    stdio: 'ignore',
    env: { ...process.env, NOGGIN_HOME: home },
  });
  const [exitCode] = (await once(child, 'close')) as [number | null];
  return exitCode;
}
