// Starts the packaged app, as `npm run package` left it, and lets it do the main job once. Its inspector is fused
// off, so its page is driven over the DevTools protocol. Ends with the plain line `N passed, N failed, N skipped`.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import readline from 'node:readline';
import { chromium } from 'playwright';
import { type Stage, setStage } from '../test/support/app/stage.ts';
import { sha256Of } from '../test/support/engine/invariants.ts';
import { line } from './lib/counts.ts';
import { withDisplay } from './lib/display.ts';
import { packagedExecutable } from './lib/packaged.ts';
import { readRuntime, runtimeSwitches } from './lib/runtime.ts';

const startMs = 30_000;
const jobMs = 60_000;

const executable = packagedExecutable();
const stage = await setStage();
try {
  await withDisplay(() => smoke(stage));
  console.log(`The packaged app downloaded, verified and installed ${stage.model.bytes} bytes.`);
  console.log(line({ passed: 1, failed: 0, skipped: 0 }));
} catch (error) {
  console.error(error);
  console.log(line({ passed: 0, failed: 1, skipped: 0 }));
  process.exitCode = 1;
} finally {
  await stage.clear();
}

async function smoke({ app, model, target }: Stage): Promise<void> {
  const args = [...runtimeSwitches(readRuntime()), '--remote-debugging-port=0', '--lang=en'];
  const child = spawn(executable, args, {
    env: {
      ...process.env,
      NOGGIN_HOME: app.home,
      NOGGIN_MODELS_DIR: app.modelsFolder,
      NOGGIN_CATALOGUE: app.catalogue,
      NOGGIN_ALLOW_LOOPBACK_HTTP: '1',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  try {
    const browser = await chromium.connectOverCDP(await devToolsAddress(child));
    const context = browser.contexts()[0];
    if (context === undefined) throw new Error('The packaged app opened no window.');
    const page = context.pages()[0] ?? (await context.waitForEvent('page', { timeout: startMs }));
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    await button('Find my model').click({ timeout: startMs });
    await button('Download').click({ timeout: startMs });
    await button('Show in folder').waitFor({ timeout: jobMs });
    if (sha256Of(target) !== model.sha256) throw new Error('The installed file is not the right one.');
    await browser.close();
  } finally {
    child.kill('SIGTERM');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  }
}

/** Chromium tells on its standard error where it listens. */
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
