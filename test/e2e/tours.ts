import { mkdirSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright/test';
import type { Messages } from '../../src-renderer/words/messages.ts';
import { writeGguf } from '../support/gguf/generate.ts';
import { endlessPip } from '../support/pip/rewrite.ts';
import { answers } from './conversation.ts';
import { folderOf } from './dialogs.ts';
import { ask, button, expect } from './fixtures.ts';
import type { Tour } from './tour.ts';

const MiB = 1024 * 1024;

const viewNames = ['chat', 'home', 'models', 'downloads', 'settings'] as const;

/** Goes to a view by its link. */
async function show(page: Page, words: Messages, view: (typeof viewNames)[number]): Promise<void> {
  const views = page.getByRole('navigation', { name: words.views.navigation });
  const link = views.getByRole('link', { name: words.views.names[view] });
  await link.click();
  await expect(link).toHaveAttribute('aria-current', 'page');
}

/** Chooses a tab of the view of models. */
async function choose(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name }).click();
}

/** The first run: all steps, and every problem at each. */
const firstRun: Tour = {
  name: 'the first run',
  options: { bytes: 16 * MiB, lighter: MiB, faults: { corruptByte: { at: 15_000_000 } } },
  firstRun: true,
  go: async ({ app: { page }, stage, words, look }) => {
    const { hello, choose: choice, get, ready } = words.wizard;
    await ask(page, 'settings:change', { bytesPerSecondLimit: 10_000 });
    await expect(button(page, hello.next)).toBeVisible();
    await look('hello');
    await button(page, hello.next).click();
    await expect(button(page, words.models.download)).toBeVisible();
    await look('your model');
    await button(page, choice.seeAll).click();
    await look('all models');
    await button(page, words.models.download).click();
    await expect(button(page, get.smallFirst('Small One'))).toBeVisible();
    await look('getting it');
    await button(page, get.smallFirst('Small One')).click();
    await expect(page.getByText(get.follows('Noggin Demo', 'Small One'))).toBeVisible();
    await look('small first');
    await button(page, words.downloads.pause).click();
    await expect(button(page, words.downloads.resume)).toBeVisible();
    await look('paused');
    await button(page, words.downloads.resume).click();
    await ask(page, 'settings:change', { bytesPerSecondLimit: null });
    await expect(button(page, words.downloads.retry)).toBeVisible();
    await look('failed');
    await button(page, get.another).click();
    await expect(button(page, get.undo)).toBeVisible();
    await look('canceled');
    await button(page, get.undo).click();
    stage.host.set({});
    await button(page, words.downloads.retry).click();
    await expect(page.getByRole('heading', { name: ready.title('Noggin Demo') })).toBeVisible();
    await page.getByText('LM Studio', { exact: true }).click();
    await look('ready');
  },
};

/** Every view, empty and then busy; every dialog; a download in each of its states. */
const everyDay: Tour = {
  name: 'every day',
  options: { bytes: 16 * MiB, others: 3 },
  go: async ({ app: { page }, stage, words, look }) => {
    for (const view of viewNames) {
      await show(page, words, view);
      await look(`${view}, with nothing`);
    }
    await show(page, words, 'home');
    await button(page, words.models.chooseAnother).click();
    await look('home, with its list open');
    await button(page, words.models.download).click();
    await expect(button(page, words.installed.show)).toBeVisible();

    stage.host.limit({ bytesPerSecond: 50_000 });
    await show(page, words, 'models');
    await choose(page, words.views.models.discover);
    await button(page, 'Other 1').click();
    const about = page.getByRole('dialog');
    await about.getByText(words.details.title, { exact: true }).click();
    await look('a model');
    await about.getByRole('button', { name: words.models.download, exact: true }).click();
    await expect(button(page, words.downloads.pause)).toBeVisible();
    for (const view of viewNames) {
      await show(page, words, view);
      if (view === 'models') await choose(page, words.views.models.discover);
      await look(`${view}, busy`);
    }
    await show(page, words, 'downloads');
    await page.locator('.card summary').first().click();
    await expect(page.locator('.speed-graph')).toBeVisible();
    await look('details of a download');
    await page.getByRole('button', { name: /^Noggin Demo/ }).click();
    await expect(page.getByRole('dialog').getByText(words.library.history.asked)).toBeVisible();
    await look('history of a download');
    await page.keyboard.press('Escape');
    await button(page, words.downloads.pause).click();
    await expect(button(page, words.downloads.resume)).toBeVisible();
    await look('a paused download');
    stage.host.limit({});
    stage.host.set({ corruptByte: { at: 15_000_000 } });
    await button(page, words.downloads.resume).click();
    await expect(button(page, words.downloads.retry)).toBeVisible();
    await look('a failed download');
    await button(page, words.downloads.cancel).click();
    await expect(button(page, words.wizard.get.undo)).toBeVisible();
    await look('a canceled download');

    await show(page, words, 'home');
    await button(page, words.useIt.open).click();
    await page.getByText('Ollama', { exact: true }).last().click();
    await look('use it');
    await page.keyboard.press('Escape');
    await show(page, words, 'settings');
    await button(page, words.about.open).click();
    await expect(page.getByRole('dialog').locator('summary').first()).toBeVisible();
    await look('about');
    await page.keyboard.press('Escape');
    await button(page, words.help.open).click();
    await page.getByRole('dialog').locator('summary').first().click();
    await look('help');
    await page.keyboard.press('Escape');
    await page.getByRole('switch', { name: words.server.use }).click();
    await expect(page.getByText(words.server.on)).toBeVisible();
    await look('settings, with the server on');
  },
};

/** Models from elsewhere: local files, the hub, and deleted ones. */
const elsewhere: Tour = {
  name: 'models from elsewhere',
  options: { bytes: 2 * MiB },
  go: async ({ app: { page, electron }, stage, words, look }) => {
    mkdirSync(stage.app.modelsFolder, { recursive: true });
    writeFileSync(path.join(stage.app.modelsFolder, 'found.gguf.17.partial'), Buffer.alloc(3_000_000, 1));
    const own = path.join(folderOf(stage), 'My Own.gguf');
    await writeGguf(own, { bytes: MiB, seed: 9 });
    await button(page, words.models.download).click();
    await expect(button(page, words.installed.show)).toBeVisible();
    await show(page, words, 'models');
    await electron.evaluate(({ app, BrowserWindow }) => {
      app.emit('browser-window-focus', {}, BrowserWindow.getAllWindows()[0]);
    });
    await expect(page.getByText('found.gguf.17.partial')).toBeVisible();
    await look('my models, with files of nobody');

    const field = page.getByRole('searchbox', { name: words.views.models.find });
    await field.fill('coder');
    await field.press('Enter');
    const result = button(page, 'Tiny-Coder-GGUF');
    await expect(result).toBeVisible();
    await look('found everywhere');
    await result.click();
    await expect(page.getByRole('dialog').getByRole('radio').first()).toBeVisible();
    await look('versions of a model');
    await page.keyboard.press('Escape');
    await field.fill('');
    await button(page, words.hub.open).click();
    await look('search or add');
    await page.getByRole('textbox', { name: words.hub.field }).fill('coder');
    await button(page, words.hub.find).click();
    await expect(page.getByRole('dialog').getByRole('button', { name: 'Tiny-Coder-GGUF' })).toBeVisible();
    await look('search results');
    await page.keyboard.press('Escape');
    await electron.evaluate(({ dialog }, file) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [file] });
    }, own);
    await button(page, words.import.pick).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await look('a file to import');
    await page.keyboard.press('Escape');

    await button(page, words.modelPage.open).click();
    await look('the page of a model');
    await page.keyboard.press('Escape');
    await button(page, words.library.more).first().click();
    await look('all that can be done with a model');
    await button(page, words.library.remove).first().click();
    await expect(button(page, words.library.removals.undo)).toBeVisible();
    await look('a deleted model');
  },
};

/** A conversation: an empty one, answers with thinking and code, and a deleted one. */
const conversation: Tour = {
  name: 'a conversation',
  options: { bytes: 2 * MiB, pip: true },
  go: async ({ app: { page }, words, look }) => {
    await button(page, words.models.download).click();
    await expect(button(page, words.installed.show)).toBeVisible();
    await look('home, with a box to write in');
    await show(page, words, 'chat');
    await look('an empty chat');
    const box = page.getByRole('textbox', { name: words.chat.box, exact: true });
    for (const [at, text] of ['Think about it: what is two plus two?', 'Show me some code.'].entries()) {
      await box.fill(text);
      await box.press('Enter');
      await expect(answers(page).nth(at)).toHaveAttribute('aria-busy', 'false');
    }
    await page.locator('.message-model summary').first().click();
    await page.getByText(words.chat.about, { exact: true }).click();
    await look('answers, with thoughts, code and details');
    await button(page, words.chat.remove).click();
    await expect(button(page, words.chat.undo)).toBeVisible();
    await look('a deleted conversation');
  },
};

/** A missing model, so that no answer can come; then one whose answer never ends. */
const writing: Tour = {
  name: 'an answer that cannot come, and one that is being written',
  options: { bytes: 2 * MiB, pip: true },
  go: async ({ app: { page }, stage, words, look }) => {
    await button(page, words.models.download).click();
    await expect(button(page, words.installed.show)).toBeVisible();
    unlinkSync(stage.target);
    await show(page, words, 'chat');
    const box = page.getByRole('textbox', { name: words.chat.box, exact: true });
    await box.fill('What is Noggin?');
    await box.press('Enter');
    await expect(answers(page).first()).toHaveAttribute('aria-busy', 'false');
    await look('an answer that cannot come');
    writeFileSync(stage.target, endlessPip(8192));
    await box.fill('Tell me a story.');
    await box.press('Enter');
    await expect(answers(page).nth(1).locator('.markdown, .message-text').first()).toHaveText(/\S/);
    await look('an answer that is being written');
    await button(page, words.chat.stop).click();
    await expect(answers(page).nth(1)).toHaveAttribute('aria-busy', 'false');
  },
};

/** A computer with an administrator's policy. */
const ruled: Tour = {
  name: 'what an administrator has set',
  options: { bytes: MiB },
  policy: {
    hub: false,
    updates: false,
    otherPrograms: false,
    proxy: 'direct',
    maxBytesPerSecond: 30_000_000,
  },
  go: async ({ app: { page }, words, look }) => {
    await show(page, words, 'models');
    await expect(page.getByText(words.policy.hub)).toBeVisible();
    await look('models under a policy');
    await show(page, words, 'settings');
    await expect(page.getByText(words.policy.hub)).toBeVisible();
    await look('settings under a policy');
  },
};

/** All screens of the window, as far as tests check them. */
export const tours: readonly Tour[] = [firstRun, everyDay, elsewhere, conversation, writing, ruled];
