import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';

/** A screen for windows. */
export interface Display {
  /** Environment for programs that open windows. */
  readonly env: Readonly<Record<string, string>>;
  /** Stops everything started for it. */
  stop(): Promise<void>;
}

/** Whether windows can open already: a display server is there, or the system always has one. */
export function hasDisplay(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): boolean {
  return platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);
}

/**
 * Starts an Xvfb of 1440 × 960 that listens on no network: a screen of one's own, with its own focus and clipboard.
 * @throws when Xvfb cannot be started
 */
export async function startDisplay(): Promise<Display> {
  // Xvfb picks a free display itself and writes its number to descriptor 3, so that parallel runs never collide.
  const args = ['-displayfd', '3', '-screen', '0', '1440x960x24', '-nolisten', 'tcp'];
  const xvfb = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const ended = once(xvfb, 'exit').catch(() => undefined);
  // Xvfb must end with this process, however that ends.
  const kill = (): void => void xvfb.kill('SIGKILL');
  process.once('exit', kill);
  const number = await displayNumber(xvfb.stdio[3] as Readable, ended);
  if (number === undefined) {
    process.off('exit', kill);
    throw new Error(
      'Xvfb did not start: run `node script/bootstrap.mjs`, which sees to the system packages.',
    );
  }
  return {
    env: { DISPLAY: `:${number}` },
    stop: async () => {
      process.off('exit', kill);
      xvfb.kill('SIGTERM');
      await ended;
    },
  };
}

/**
 * Runs something with a screen, the present one or one of its own: `DISPLAY` is set in this process meanwhile, so that
 * all its children find it.
 * @returns what `run` returns
 */
export async function withDisplay<T>(run: () => Promise<T>): Promise<T> {
  if (hasDisplay()) return run();
  const display = await startDisplay();
  const before = process.env['DISPLAY'];
  Object.assign(process.env, display.env);
  try {
    return await run();
  } finally {
    if (before === undefined) delete process.env['DISPLAY'];
    else process.env['DISPLAY'] = before;
    await display.stop();
  }
}

/** The first line of Xvfb's output, or undefined when it ends before. */
async function displayNumber(pipe: Readable, ended: Promise<unknown>): Promise<string | undefined> {
  let text = '';
  const line = (async () => {
    for await (const chunk of pipe) {
      text += String(chunk);
      if (text.includes('\n')) return text.trim();
    }
    return undefined;
  })();
  return Promise.race([line, ended.then(() => undefined)]);
}
