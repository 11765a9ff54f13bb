import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import type { AppHome } from './app.ts';
import { withEtc } from './own-etc.ts';
import { programWith } from './program.ts';

/** A run of the real app without a window. */
export interface HeadlessRun {
  readonly exitCode: number | null;
  readonly text: string;
  /** The JSON lines that it printed. */
  readonly told: readonly Readonly<Record<string, unknown>>[];
}

/** Starts the app with these arguments and without any display. */
export function spawnHeadless(
  home: AppHome,
  args: readonly string[],
): ChildProcessByStdio<null, Readable, Readable> {
  const environment = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('NOGGIN_') && !['DISPLAY', 'WAYLAND_DISPLAY', 'NODE_OPTIONS'].includes(name),
  );
  const start = withEtc(home.etc, programWith(args));
  return spawn(start.executable, start.args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...Object.fromEntries(environment),
      NOGGIN_HOME: home.home,
      NOGGIN_MODELS_DIR: home.modelsFolder,
      NOGGIN_ALLOW_LOOPBACK_HTTP: '1',
      NOGGIN_SPOIL: '1',
      ...(home.catalogue === undefined ? {} : { NOGGIN_CATALOGUE: home.catalogue }),
      ...(home.hub === undefined ? {} : { NOGGIN_HUB: home.hub }),
      ...home.environment,
    },
  });
}

/** Runs to the end. */
export async function runHeadless(
  home: AppHome,
  args: readonly string[],
  child = spawnHeadless(home, args),
): Promise<HeadlessRun> {
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  child.stderr.resume();
  const [exitCode] = (await once(child, 'close')) as [number | null];
  const lines = text.split('\n').filter((line) => line.startsWith('{'));
  return { exitCode, text, told: lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
}
