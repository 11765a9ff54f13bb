import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { projectRoot } from '../../../script/lib/runtime.ts';
import { openLedger } from '../../../src-main/ledger/ledger.ts';
import { programWith } from './program.ts';

/** Where a started app keeps its things, and what it reads. */
export interface AppHome {
  /** NOGGIN_HOME: ledger, settings, logs. */
  readonly home: string;
  readonly modelsFolder: string;
  /** Path of the catalogue to use; the built-in one without. */
  readonly catalogue?: string;
  /** Address of the hub that names are looked up on. */
  readonly hub?: string;
  /** Default light; null leaves it to the app and the system. */
  readonly colorScheme?: 'light' | 'dark' | null;
  /** What the system speaks, as a BCP 47 tag: default English, wherever the tests run. Null leaves it to the system. */
  readonly language?: string | null;
  readonly args?: readonly string[];
  /** Whether a fresh profile begins with the wizard, as a person's does. Default: it is past it. */
  readonly firstRun?: boolean;
  /** A folder that the app sees over /etc; see own-etc.ts. Without a window only. */
  readonly etc?: string | undefined;
  /** Over everything else that the app finds in its environment. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** The running app with its first window. */
export interface RunningApp {
  readonly electron: ElectronApplication;
  readonly page: Page;
  /** Process id of the main process. */
  readonly pid: number;
  /** Ends every process of the app at once, as a power cut does; resolves when they are gone. */
  kill(): Promise<void>;
  /** Quits as a person does. */
  quit(): Promise<void>;
}

/** The ledger's file below a home. */
export function ledgerFile(home: string): string {
  return path.join(home, 'ledger.sqlite');
}

/** Ends only what hangs: a slow machine makes tests slow, never red. In milliseconds. */
const patienceMs = 600_000;

/**
 * Starts the built app (see script/build.ts) in the prepared Electron, and waits for its window.
 * @throws when no window comes
 */
export async function startApp(options: AppHome): Promise<RunningApp> {
  if (options.firstRun !== true) passWizard(options.home);
  const { executable, args } = programWith([
    ...(options.language === null ? [] : [`--lang=${options.language ?? 'en'}`]),
    ...(options.args ?? []),
  ]);
  const electron = await _electron.launch({
    timeout: patienceMs,
    executablePath: executable,
    args: [...args],
    cwd: projectRoot,
    colorScheme: options.colorScheme === undefined ? 'light' : options.colorScheme,
    env: {
      ...inheritedEnvironment(),
      NOGGIN_HOME: options.home,
      NOGGIN_MODELS_DIR: options.modelsFolder,
      NOGGIN_ALLOW_LOOPBACK_HTTP: '1',
      NOGGIN_SPOIL: '1',
      ...(options.hub === undefined ? {} : { NOGGIN_HUB: options.hub }),
      ...(options.catalogue === undefined ? {} : { NOGGIN_CATALOGUE: options.catalogue }),
      ...options.environment,
    },
  });
  electron.context().setDefaultTimeout(patienceMs);
  // Started hidden it has no window until it is asked for one, as a second start does.
  if (options.args?.includes('--hidden')) {
    await electron.evaluate(async ({ app, BrowserWindow }) => {
      await app.whenReady();
      // What answers is loaded after Electron is ready.
      while (app.listenerCount('activate') === 0) await new Promise((resolve) => setTimeout(resolve, 20));
      if (BrowserWindow.getAllWindows().length > 0) throw new Error('A window is there unasked');
      app.emit('activate');
    });
  }
  const page = await electron.firstWindow({ timeout: patienceMs });
  // The window is there before its page is, and its page before main lets it begin: then the window is in its place.
  await page.locator('#root > *').first().waitFor({ state: 'attached' });
  const child = electron.process();
  const pid = child.pid ?? 0;
  const gone = new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });
  return {
    electron,
    page,
    pid,
    kill: async () => {
      killTree(pid);
      await gone;
    },
    quit: async () => {
      await electron.close();
      await gone;
    },
  };
}

/** Makes a fresh profile one whose first run is over; one that has a ledger stays as it is. */
function passWizard(home: string): void {
  if (existsSync(ledgerFile(home))) return;
  const ledger = openLedger(ledgerFile(home));
  const done = { state: 'done', step: 'hello', cancelling: null, smallFirst: null };
  ledger.transaction(() => ledger.settings.set('wizard', JSON.stringify(done)));
  ledger.close();
}

/** SIGKILL to a process and everything below it, the children first found before any of them dies. */
function killTree(pid: number): void {
  for (const each of [pid, ...descendants(pid)]) {
    try {
      process.kill(each, 'SIGKILL');
    } catch {
      // Gone by itself in the meantime.
    }
  }
}

function descendants(pid: number): number[] {
  const { stdout } = spawnSync('ps', ['-e', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  const parents = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number) as [number, number]);
  const below = (parent: number): number[] =>
    parents.filter(([, of]) => of === parent).flatMap(([child]) => [child, ...below(child)]);
  return below(pid);
}

/** Our environment without what belongs to the test runner or another Noggin. */
function inheritedEnvironment(): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    ([name, value]) => value !== undefined && !name.startsWith('NOGGIN_') && name !== 'NODE_OPTIONS',
  );
  return Object.fromEntries(kept) as Record<string, string>;
}
