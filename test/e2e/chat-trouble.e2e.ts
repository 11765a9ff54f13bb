import { readFileSync, truncateSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { damagedPips } from '../support/pip/damaged.ts';
import { pipFile } from '../support/pip/pip.ts';
import { endlessPip } from '../support/pip/rewrite.ts';
import { isAccessible } from './accessible.ts';
import { answers, becomes, send, withPip } from './conversation.ts';
import { answerSave, folderOf } from './dialogs.ts';
import { button, expect, goTo, test } from './fixtures.ts';

const GiB = 1024 ** 3;

const damaged = (name: string): Uint8Array => {
  const found = damagedPips().find((each) => each.name === name);
  if (found === undefined) throw new Error(`No damaged file is called “${name}”`);
  return found.bytes;
};

test('a changed model file has a sentence for each kind of damage, and answers again once repaired', async ({
  stageWith,
  start,
}) => {
  const { stage, page } = await withPip({ stageWith, start }, 'Home');
  becomes(stage, damaged('cut at 2000'));
  await goTo(page, 'Chat');
  await send(page, 'What is Noggin?');
  await expect(
    page.getByText(/Check the model: if it is damaged, Noggin can repair it/).first(),
  ).toBeVisible();
  await isAccessible(page, 'a damaged model');
  becomes(stage, damaged('unknown architecture'));
  await send(page, 'What is Noggin?');
  await expect(page.getByText(/This model needs a newer Noggin/).first()).toBeVisible();
  unlinkSync(stage.target);
  await send(page, 'What is Noggin?');
  await expect(page.getByText(/can’t be written to|no longer where|not there/).first()).toBeVisible();
  writeFileSync(stage.target, readFileSync(pipFile));
  await send(page, 'What is Noggin?');
  await expect(answers(page).last()).toContainText('Noggin is an app');
});

test('too little memory is explained with the numbers, and the model answers once there is enough', async ({
  stageWith,
  start,
}) => {
  const { stage, page } = await withPip({ stageWith, start }, 'Home');
  // More than any computer has; a sparse file takes no space.
  truncateSync(stage.target, 4096 * GiB);
  await goTo(page, 'Chat');
  await expect(page.getByText(/There is not enough free memory for this model/)).toBeVisible();
  await expect(page.getByText(/It needs about .*; .* are free\./)).toBeVisible();
  await expect(button(page, 'Load it anyway')).toBeVisible();
  await isAccessible(page, 'too little memory');
  truncateSync(stage.target, stage.model.bytes);
  await button(page, 'Try again').click();
  await send(page, 'What is the capital of France?');
  await expect(answers(page).last()).toContainText('Paris');
});

test('Stop works while the model reads and while it writes, and keeps the text', async ({
  stageWith,
  start,
}) => {
  const { stage, page } = await withPip({ stageWith, start }, 'Home');
  becomes(stage, endlessPip(8192));
  await goTo(page, 'Chat');
  await send(page, 'the sea is large '.repeat(1200));
  await button(page, 'Stop').click();
  await expect(answers(page).first()).toHaveAttribute('aria-busy', 'false');
  await expect(answers(page).first()).toContainText('Stopped');
  await send(page, 'Tell me a story.');
  // Its output here is gibberish without end.
  const second = answers(page).nth(1);
  await expect(second.locator('.waiting')).toHaveCount(0);
  const said = second.locator('.markdown, .message-text');
  await expect(said.first()).toHaveText(/\S/);
  await page.keyboard.press('Escape');
  await expect(second).toHaveAttribute('aria-busy', 'false');
  await expect(second).toContainText('Stopped');
  await expect(said.first()).toHaveText(/\S/);
});

test('a full context says what was left out, and a question that is too long is refused with the numbers', async ({
  stageWith,
  start,
}) => {
  const { page } = await withPip({ stageWith, start });
  const asked = 'Tell me a story. What is Noggin? '.repeat(6);
  const told = page.getByText(/The model can’t keep everything in mind/).first();
  for (let turn = 0; turn < 12 && !(await told.isVisible()); turn += 1) {
    await send(page, asked);
    await expect(answers(page).nth(turn)).toHaveAttribute('aria-busy', 'false');
  }
  await expect(told).toBeVisible();
  const count = await answers(page).count();
  await send(page, 'What is Noggin? '.repeat(400));
  await expect(page.getByText(/This is too long for the model/).first()).toBeVisible();
  // The text is still there, and can be edited.
  await expect(
    page.getByText(/It has about \S+ words; the model can look at about \S+\./).first(),
  ).toBeVisible();
  await expect(page.locator('.message-user').nth(count)).toContainText('What is Noggin?');
  await isAccessible(page, 'a question that is too long');
});

test('a conversation is exported as Markdown and as JSON', async ({ stageWith, start }) => {
  const app = await withPip({ stageWith, start });
  const { page, stage } = app;
  await send(page, 'What is the capital of France?');
  await expect(answers(page).first()).toContainText('Paris');
  await expect(answers(page).first()).toHaveAttribute('aria-busy', 'false');
  await page.getByText('Details', { exact: true }).click();
  for (const [name, file] of [
    ['Save as Markdown', 'chat.md'],
    ['Save as JSON', 'chat.json'],
  ] as const) {
    const target = path.join(folderOf(stage), file);
    await answerSave(app, target);
    await button(page, name).click();
    await expect.poll(() => readText(target)).toContain('The capital of France is Paris.');
  }
  const kept = JSON.parse(readText(path.join(folderOf(stage), 'chat.json'))) as object;
  expect(JSON.stringify(kept)).toContain('What is the capital of France?');
});

test('in German, the conversation speaks German', async ({ stageWith, start }) => {
  const { stage, quit } = await withPip({ stageWith, start });
  await quit();
  const { page } = await start({ ...stage.app, language: 'de' });
  await page.getByRole('navigation').getByRole('link', { name: 'Gespräch', exact: true }).click();
  await page.getByRole('textbox', { name: 'Ihre Nachricht', exact: true }).fill('Wer bist du?');
  await page.keyboard.press('Enter');
  await expect(answers(page).first()).toContainText('Ich bin Pip');
  await isAccessible(page, 'a conversation in German');
});

/** Empty where there is none yet. */
function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
