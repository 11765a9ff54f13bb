import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { projectRoot } from '../../../script/lib/runtime.ts';
import { openLedger } from '../../../src-main/ledger/ledger.ts';
import { programWith } from './program.ts';

/** Where a started app keeps its data, and what it reads. */
export interface AppHome {
  /** NOGGIN_HOME: ledger, settings, logs. */
  readonly home: string;
  readonly modelsFolder: string;
  /** Path of the catalogue to use; the built-in one without. */
  readonly catalogue?: string;
  /** Address of the hub. */
  readonly hub?: string;
  /** Default light; null leaves it to the app and the system. */
  readonly colorScheme?: 'light' | 'dark' | null;
  /** Language of the system, as a BCP 47 tag: default English, wherever the tests run. Null leaves it to the system. */
  readonly language?: string | null;
  readonly args?: readonly string[];
  /** Whether a fresh profile begins with the wizard, as a person's does. By default the wizard is over. */
  readonly firstRun?: boolean;
  /** A folder that the app sees in place of /etc; see own-etc.ts. Without a window only. */
  readonly etc?: string | undefined;
  /** Overrides everything else in the app's environment. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** The running app with its first window. */
export interface RunningApp {
  readonly electron: ElectronApplication;
  readonly page: Page;
  /** Process id of the main process. */
  readonly pid: number;
  /** Kills every process of the app at once, as a power cut does; resolves when they are gone. */
  kill(): Promise<void>;
  /** Quits as a person does. */
  quit(): Promise<void>;
}

/** The ledger's file below a home. */
export function ledgerFile(home: string): string {
  return path.join(home, 'ledger.sqlite');
}

/** Ends a hanging app only; a slow machine makes tests slow, never red. In milliseconds. */
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
  // Started hidden it has no window until a second start asks for one.
  if (options.args?.includes('--hidden')) {
    await electron.evaluate(async ({ app, BrowserWindow }) => {
      await app.whenReady();
      // The handlers are loaded after Electron is ready.
      while (app.listenerCount('activate') === 0) await new Promise((resolve) => setTimeout(resolve, 20));
      if (BrowserWindow.getAllWindows().length > 0) throw new Error('A window is there unasked');
      app.emit('activate');
    });
  }
  const page = await electron.firstWindow({ timeout: patienceMs });
  // The window exists before its page, and its page before main lets it start: only then is the window in its place.
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

/** Gives a fresh profile a finished first run; a profile with a ledger stays unchanged. */
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
      // It has ended by itself in the meantime.
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
