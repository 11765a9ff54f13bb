import assert from 'node:assert/strict';
import path from 'node:path';
import type { Locator, Page } from 'playwright';
import { type Stage, setStage } from '../../test/support/app/stage.ts';
import { sha256Of } from '../../test/support/engine/invariants.ts';
import { writeGguf } from '../../test/support/gguf/generate.ts';
import { checkFuses, checkMark } from './fuses.ts';
import { launch, type PackagedApp, runToEnd } from './launch.ts';
import { modelAnswers } from './model-answers.ts';

/** One requirement of the packaged app. Throws when it is violated. */
export interface Check {
  readonly name: string;
  run(): Promise<void>;
}

const jobMs = 60_000;
const modelBytes = 16 * 1024 * 1024;
const byName = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });
const seen = (what: Locator, timeout = jobMs): Promise<void> => what.waitFor({ timeout });
const secondStartMs = 10_000;

async function withStage(use: (stage: Stage) => Promise<void>): Promise<void> {
  const stage = await setStage({ bytes: modelBytes });
  try {
    await use(stage);
  } finally {
    await stage.clear();
  }
}

async function withApp(
  stage: Stage,
  words: readonly string[],
  use: (app: PackagedApp) => Promise<void>,
): Promise<void> {
  const app = await launch(stage.app, words);
  try {
    await use(app);
  } finally {
    await app.quit();
  }
}

function isRight(stage: Stage): void {
  assert.equal(sha256Of(stage.target), stage.model.sha256, 'the installed file is the right one');
}

/** A start while the app is running must end soon, with success. */
async function startAgain(stage: Stage, words: readonly string[], folder?: string): Promise<void> {
  const begin = performance.now();
  const { exitCode, text } = await runToEnd(stage.app, words, folder);
  assert.equal(exitCode, 0, `the second start ended with ${exitCode}: ${text}`);
  assert.ok(performance.now() - begin < secondStartMs, 'the second start was over soon');
}

/** The model file of the stage beside its profile. */
async function modelFile(stage: Stage, name: string): Promise<string> {
  const file = path.join(path.dirname(stage.app.home), name);
  await writeGguf(file, { bytes: modelBytes, seed: 42 });
  return file;
}

async function importOffered(page: Page, name: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Import this file?' });
  await seen(dialog.getByText(name));
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
}

const firstAndLater: Check = {
  name: 'first start with the wizard to an installed model, then a restart without it, then commands',
  run: () =>
    withStage(async (stage) => {
      await withApp(stage, [], async (app) => {
        const page = await app.page();
        await byName(page, 'Find my model').click();
        await byName(page, 'Download').click();
        await seen(byName(page, 'Show in folder'));
        isRight(stage);
        await byName(page, 'Done').click();
        await seen(page.getByRole('navigation', { name: 'Views' }));
      });
      await withApp(stage, [], async (app) => {
        const page = await app.page();
        await seen(page.getByRole('heading', { name: 'Your model is ready' }));
        assert.equal(await byName(page, 'Find my model').count(), 0, 'no wizard the second time');
      });
      const listed = await runToEnd(stage.app, ['--list', '--json']);
      assert.equal(listed.exitCode, 0, listed.text);
      assert.match(listed.text, new RegExp(`"modelId":"${stage.model.id}"`));
      const verified = await runToEnd(stage.app, ['--verify', stage.model.id]);
      assert.equal(verified.exitCode, 0, verified.text);
      const version = await runToEnd(stage.app, ['--version']);
      assert.match(version.text, /^\d+\.\d+\.\d+$/m);
    }),
};

const secondInstance: Check = {
  name: 'a second start ends at once and shows the window of the first; its link and its file get there',
  run: () =>
    withStage(async (stage) => {
      await withApp(stage, ['--hidden'], async (app) => {
        // A hidden app has no window at all, so that the next one comes from the second start.
        const beside = await runToEnd(stage.app, ['--list']);
        assert.equal(beside.exitCode, 9, 'a command says that Noggin is open already');
        assert.equal(app.pages().length, 0, 'no window unasked');
        await startAgain(stage, []);
        const page = await app.page();
        await seen(byName(page, 'Find my model'));
        await startAgain(stage, ['noggin://get?link=org%2FSome-GGUF']);
        const adding = page.getByRole('dialog', { name: 'Search Hugging Face or add by link' });
        await seen(adding);
        assert.equal(await adding.getByRole('textbox').inputValue(), 'org/Some-GGUF');
        await page.keyboard.press('Escape');
        const file = await modelFile(stage, 'Some File.gguf');
        await startAgain(stage, ['Some File.gguf'], path.dirname(file));
        await importOffered(page, 'Some File.gguf');
        await seen(byName(page, 'Show in folder'));
        isRight(stage);
        assert.equal(stage.host.requests.length, 0, 'nothing was downloaded');
      });
    }),
};

const linkAtStart: Check = {
  name: 'a first start by a link shows its model, and starts nothing by itself',
  run: () =>
    withStage(async (stage) => {
      await withApp(stage, [`noggin://model/${stage.model.id}`], async (app) => {
        const page = await app.page();
        const dialog = page.getByRole('dialog', { name: 'About Noggin Demo' });
        await seen(dialog);
        assert.equal(stage.host.requests.length, 0, 'nothing was asked for yet');
        await dialog.getByRole('button', { name: 'Download', exact: true }).click();
        await seen(byName(page, 'Show in folder'));
        isRight(stage);
      });
    }),
};

const fileAtStart: Check = {
  name: 'a first start by a .gguf file offers it, and it is installed without a download',
  run: () =>
    withStage(async (stage) => {
      const file = await modelFile(stage, 'ein Modell ä.gguf');
      await withApp(stage, [file], async (app) => {
        const page = await app.page();
        await importOffered(page, path.basename(file));
        await seen(byName(page, 'Show in folder'));
        isRight(stage);
        assert.equal(stage.host.requests.length, 0, 'nothing was downloaded');
      });
    }),
};

/** All checks of the packaged app, in order. */
export const checks: readonly Check[] = [
  { name: 'the fuses are as configured, and the app is in an archive only', run: checkFuses },
  { name: 'a program on the Electron of development says that it is not for release', run: checkMark },
  firstAndLater,
  secondInstance,
  linkAtStart,
  fileAtStart,
  {
    name: 'a model loads and answers in a process of its own, where nothing may run as Node',
    run: modelAnswers,
  },
];
