import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type AppHome, startApp } from '../../test/support/app/app.ts';
import { setStage } from '../../test/support/app/stage.ts';
import { ggufPlan, ggufSha256 } from '../../test/support/gguf/generate.ts';
import { type ModelHost, startModelHost } from '../../test/support/model-host/host.ts';
import { type Looks, openStudio, type Studio } from './studio.ts';

const MiB = 1024 * 1024;
const size = { width: 1000, height: 800 };
/** A common screen size. */
const largestBytes = 6_000_000_000;
/** Takes the pictures of README.md: the real app, with models served by this computer. */
export async function takeReadme(folder: string): Promise<void> {
  await takeConversation(folder);
  await takeDownload(folder);
}

/** A conversation with the small demo model, in its own words. */
async function takeConversation(folder: string): Promise<void> {
  const stage = await setStage({ bytes: 2 * MiB, pip: true });
  const shownAs = [stage.app.modelsFolder, '~/.skytwin/models/llama'] as const;
  const looks: Looks = { name: 'readme', colorScheme: 'light', size, shownAs };
  const studio = openStudio({ ...stage.app, firstRun: true }, looks, folder);
  try {
    await studio.open();
    await studio.click('Find my model');
    await studio.click('Download');
    await studio.sees('Send');
    await studio.ask('What is Noggin?');
    await studio.ask('Show me some code.');
    await studio.shoot('conversation');
  } finally {
    await studio.kill();
    await stage.clear();
  }
}

async function takeDownload(folder: string): Promise<void> {
  const root = mkdtempSync(path.join(os.tmpdir(), 'noggin-readme-'));
  const modelsFolder = path.join(root, 'models');
  const { catalogue, host } = await layOut(root);
  const home: AppHome = { home: path.join(root, 'profile'), modelsFolder, catalogue, firstRun: true };
  const looks = (colorScheme: Looks['colorScheme']): Looks => ({
    name: 'readme',
    colorScheme,
    size,
    // The folder of the pictures stays private.
    shownAs: [modelsFolder, '~/.skytwin/models/llama'],
  });
  const within = async (colorScheme: Looks['colorScheme'], play: (studio: Studio) => Promise<void>) => {
    const studio = openStudio(home, looks(colorScheme), folder);
    try {
      await studio.open();
      await play(studio);
    } finally {
      await studio.kill();
    }
  };
  try {
    host.limit({ bytesPerSecond: 120 * MiB });
    await within('light', async (studio) => {
      await studio.click('Find my model');
      await studio.sees('Download');
      await studio.shoot('your-model');
      await studio.click('Download');
      await studio.reaches(30);
    });
    host.limit({ bytesPerSecond: 24 * MiB });
    await within('dark', async (studio) => {
      await studio.click('Dismiss');
      await studio.reaches(42);
      await studio.shoot('getting-it');
    });
    host.limit({});
    await within('light', async (studio) => {
      await studio.sees('Show in folder');
      await studio.shoot('ready');
      await studio.click('Done');
      await studio.goTo('Models');
      await studio.shoot('models');
    });
  } finally {
    await host.close();
    rmSync(root, { recursive: true, force: true });
  }
}

/**
 * Serves the model that suits this computer, and writes the catalogue that leads to it: its name and size are real, its
 * bytes are generated.
 */
async function layOut(root: string): Promise<{ readonly catalogue: string; readonly host: ModelHost }> {
  const builtIn = new URL('../../src-main/catalogue/built-in.json', import.meta.url);
  const list = JSON.parse(readFileSync(builtIn, 'utf8')) as { models: { id: string; bytes: number }[] };
  const fitting = list.models.filter(({ bytes }) => bytes <= largestBytes);
  const catalogue = path.join(root, 'catalogue.json');
  writeFileSync(catalogue, JSON.stringify({ ...list, models: fitting }));
  const id = await recommended(root, catalogue);
  const plan = { bytes: fitting.find((model) => model.id === id)?.bytes ?? 0, seed: 1 };
  const host = await startModelHost({ files: { 'model.gguf': ggufPlan(plan) } });
  const own = { url: host.url('model.gguf'), sha256: ggufSha256(plan) };
  const models = fitting.map((model) => (model.id === id ? { ...model, ...own } : model));
  writeFileSync(catalogue, JSON.stringify({ ...list, models }));
  return { catalogue, host };
}

async function recommended(root: string, catalogue: string): Promise<string> {
  const home = path.join(root, 'first');
  const app = await startApp({ home, modelsFolder: path.join(root, 'models'), catalogue });
  try {
    return await app.page.evaluate(async () => {
      const answer = await window.noggin?.request('app:snapshot', undefined);
      return answer?.ok === true ? (answer.value.recommendation?.modelId ?? '') : '';
    });
  } finally {
    await app.kill();
  }
}
