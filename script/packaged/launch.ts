import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import readline from 'node:readline';
import { type Browser, chromium, type Page } from 'playwright';
import type { AppHome } from '../../test/support/app/app.ts';
import { packagedExecutable } from '../lib/packaged.ts';
import { readRuntime, runtimeSwitches } from '../lib/runtime.ts';

const startMs = 30_000;

/** The running packaged app. */
export interface PackagedApp {
  /** Its present pages; started hidden it has none. */
  pages(): readonly Page[];
  /** Its page, or the next one. */
  page(): Promise<Page>;
  /** Ends it as the system does at the end of a session, and waits. */
  quit(): Promise<void>;
}

/** The end of a run without a window, or of a second start. */
export interface Ended {
  readonly exitCode: number | null;
  readonly text: string;
}

function spawnPackaged(home: AppHome, switches: readonly string[], words: readonly string[], cwd: string) {
  // Switches first: Electron refuses switches after a link.
  const args = [...runtimeSwitches(readRuntime()), ...switches, ...words];
  return spawn(packagedExecutable(), args, {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NOGGIN_HOME: home.home,
      NOGGIN_MODELS_DIR: home.modelsFolder,
      NOGGIN_ALLOW_LOOPBACK_HTTP: '1',
      ...(home.catalogue === undefined ? {} : { NOGGIN_CATALOGUE: home.catalogue }),
    },
  });
}

/**
 * Starts the packaged app with a window. A fuse disables its inspector, so it is driven over the DevTools protocol.
 * @param words its arguments: links, files, its own switches
 */
export async function launch(home: AppHome, words: readonly string[] = []): Promise<PackagedApp> {
  const child = spawnPackaged(home, ['--remote-debugging-port=0', '--lang=en'], words, home.home);
  child.stdout.resume();
  const end = async (): Promise<void> => {
    child.kill('SIGTERM');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  };
  try {
    const browser = await chromium.connectOverCDP(await devToolsAddress(child));
    return { pages: () => pagesOf(browser), page: () => pageOf(browser), quit: end };
  } catch (error) {
    await end();
    throw error;
  }
}

function pagesOf(browser: Browser): readonly Page[] {
  return browser.contexts()[0]?.pages() ?? [];
}

async function pageOf(browser: Browser): Promise<Page> {
  const context = browser.contexts()[0];
  if (context === undefined) throw new Error('The packaged app has no pages at all.');
  return context.pages()[0] ?? (await context.waitForEvent('page', { timeout: startMs }));
}

/** Starts the packaged app for a run that ends by itself: a command, or a second start. */
export async function runToEnd(home: AppHome, words: readonly string[], folder = home.home): Promise<Ended> {
  const child = spawnPackaged(home, [], words, folder);
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
  const patience = setTimeout(() => child.kill('SIGKILL'), startMs);
  const [exitCode] = (await once(child, 'close')) as [number | null];
  clearTimeout(patience);
  return { exitCode, text };
}

/** Chromium prints its port to the standard error. */
async function devToolsAddress(child: ChildProcess): Promise<string> {
  if (child.stderr === null) throw new Error('no standard error');
  const told: string[] = [];
  const patience = setTimeout(() => child.kill('SIGKILL'), startMs);
  try {
    for await (const text of readline.createInterface({ input: child.stderr })) {
      told.push(text);
      const address = /DevTools listening on (ws:\S+)/.exec(text)?.[1];
      if (address !== undefined) return address;
    }
  } finally {
    clearTimeout(patience);
    child.stderr.resume();
  }
  throw new Error(`The packaged app ended before it opened its window:\n${told.join('\n')}`);
}
