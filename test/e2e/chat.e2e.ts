import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright/test';
import { isAccessible } from './accessible.ts';
import { answeredWith, answers, box, questions, send, withPip } from './conversation.ts';
import { dropOn } from './drop-on.ts';
import { button, expect, goTo, test } from './fixtures.ts';

const MiB = 1024 * 1024;
const story = 'Tell me a story.';

/** All notations of formulas by models, a wrong one, and amounts of money. */
const formulas = String.raw`The roots of $ax^2 + bx + c = 0$ are

\[ x = \frac{-b \pm \sqrt{b^2 - 4ac}}{2a} \]

- with \(a \ne 0\), and
- $$\sum_{k=1}^{n} k = \frac{n(n+1)}{2}$$

$$
\begin{pmatrix} a & b \\ c & d \end{pmatrix}
\cdot \boxed{v}
$$

Tea costs $5 and $10. Where it ends too early it stays: $\frac{a$. Then $\text{speed} = \pmb{s}/t$.`;

/** Asks, and waits until the answer is whole. */
async function ask(page: Page, text: string): Promise<Locator> {
  const before = await answers(page).count();
  await send(page, text);
  const answer = answers(page).nth(before);
  await expect(answer).toHaveAttribute('aria-busy', 'false');
  return answer;
}

/** An app with Pip installed, at the view of conversations, without a network. */
async function offlineWithPip(tools: Parameters<typeof withPip>[0]) {
  const app = await withPip(tools);
  await app.stage.host.goOffline();
  return app;
}

test('from the first start to the first answer: two clicks, the download, and a text box; nothing leaves the computer', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: 2 * MiB, pip: true });
  const { page, electron } = await start({ ...stage.app, firstRun: true });
  // At the minimum size of the window the answer is visible, too.
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(720, 520));
  await button(page, 'Find my model').click();
  await button(page, 'Download').click();
  await expect(page.getByRole('heading', { name: 'Say hello' })).toBeVisible();
  await stage.host.goOffline();
  await box(page).fill('What is Noggin?');
  await box(page).press('Enter');
  await expect(answers(page).first()).toHaveAttribute('aria-busy', 'false');
  await expect(answers(page).first()).toContainText('Noggin is an app');
  await expect(answers(page).first()).toBeInViewport({ ratio: 1 });
  await expect(questions(page).first()).toContainText('What is Noggin?');
});

test('a conversation is saved, found again, renamed, deleted, and restored', async ({ stageWith, start }) => {
  const { page } = await offlineWithPip({ stageWith, start });
  await ask(page, 'What is the capital of France?');
  await button(page, 'New chat').click();
  await ask(page, story);
  const list = page.getByRole('navigation', { name: 'Conversations' });
  await expect(list.getByRole('listitem')).toHaveCount(2);
  await list.getByLabel('Search chats').fill('paris');
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await list.getByRole('listitem').getByRole('button').click();
  await expect(answers(page).first()).toContainText('Paris');
  await page.getByText('Details', { exact: true }).click();
  await page.getByLabel('Title').fill('Capitals');
  await button(page, 'Rename').click();
  await list.getByLabel('Search chats').fill('');
  await expect(list.getByRole('button', { name: 'Capitals' })).toBeVisible();
  await button(page, 'Delete this conversation').click();
  await expect(list.getByRole('button', { name: 'Capitals' })).toHaveCount(0);
  await button(page, 'Undo').click();
  await expect(list.getByRole('button', { name: 'Capitals' })).toBeVisible();
});

test('a regenerated answer and an edited question are branches: nothing is lost', async ({
  stageWith,
  start,
}) => {
  const { page } = await offlineWithPip({ stageWith, start });
  const answer = await ask(page, story);
  await answer.getByRole('button', { name: 'Answer again' }).click();
  await expect(answer.getByText('2/2', { exact: true })).toBeVisible();
  await expect(answers(page).first()).toHaveAttribute('aria-busy', 'false');
  await answer.getByRole('button', { name: 'Previous version' }).click();
  await expect(answer.getByText('1/2', { exact: true })).toBeVisible();
  await questions(page).first().getByRole('button', { name: 'Edit' }).click();
  const editing = page.getByRole('textbox', { name: 'Your message, edited' });
  await editing.fill('What is the capital of France?');
  await editing.press('Enter');
  await expect(answers(page).first()).toContainText('Paris');
  await questions(page).first().getByRole('button', { name: 'Previous version' }).click();
  await expect(questions(page).first()).toContainText(story);
  await expect(answers(page).first()).toContainText('boat');
});

test('a conversation survives a kill -9 of the app', async ({ stageWith, start }) => {
  const { stage, page, kill } = await offlineWithPip({ stageWith, start });
  await ask(page, story);
  await kill();
  const again = await start(stage.app);
  await goTo(again.page, 'Chat');
  await again.page
    .getByRole('navigation', { name: 'Conversations' })
    .getByRole('listitem')
    .first()
    .getByRole('button')
    .click();
  await expect(questions(again.page).first()).toContainText(story);
  await expect(answers(again.page).first()).toContainText('boat');
});

test('a model whose process is killed answers the next question, without a trace in the window', async ({
  stageWith,
  start,
}) => {
  const { page, electron } = await offlineWithPip({ stageWith, start });
  await ask(page, story);
  await electron.evaluate(({ app }) => {
    const model = app.getAppMetrics().find(({ name }) => name === 'Noggin model');
    if (model === undefined) throw new Error('There is no process of a model');
    process.kill(model.pid, 'SIGKILL');
  });
  const answer = await ask(page, 'What is the capital of France?');
  await expect(answer).toContainText('Paris');
});

test('code, tables, and thinking are rendered, and nothing as HTML', async ({ stageWith, start }) => {
  const { page } = await offlineWithPip({ stageWith, start });
  await box(page).fill('<img src=x onerror=alert(1)> <b>bold</b>');
  await box(page).press('Enter');
  await expect(answers(page).first()).toHaveAttribute('aria-busy', 'false');
  await expect(questions(page).first()).toContainText('<b>bold</b>');
  expect(await page.locator('.conversation img').count()).toBe(0);
  expect(await page.locator('.conversation b').count()).toBe(0);
});

test('endless lines of code and nested lists stay inside the window', async ({ stageWith, start }) => {
  const code = `\`\`\`js\n${'let a = 1; '.repeat(80)}\n\`\`\``;
  const { page } = await answeredWith({ stageWith, start }, `${code}\n\n${'- '.repeat(60)}deep`);
  await expect(answers(page).first().locator('pre')).toBeVisible();
  await expect(answers(page).first()).toContainText('deep');
  const sideways = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  expect(sideways).toBeLessThanOrEqual(0);
});

test('formulas are rendered, amounts of money are not, and the content security policy holds', async ({
  stageWith,
  start,
}) => {
  const { page } = await answeredWith({ stageWith, start }, formulas);
  const complaints: string[] = [];
  page.on('console', (line) => void (line.type() === 'error' && complaints.push(line.text())));
  await page.reload();
  await goTo(page, 'Chat');
  const list = page.getByRole('navigation', { name: 'Conversations' });
  await list.getByRole('listitem').first().getByRole('button').click();
  const answer = answers(page).first();
  await expect(answer.locator('math')).toHaveCount(6);
  await expect(answer).toContainText('costs $5 and $10');
  await expect(answer.locator('code')).toHaveText('\\frac{a');
  const sizes = await answer.locator('mfrac').first().boundingBox();
  expect(sizes?.height).toBeGreaterThan(10);
  await isAccessible(page, 'an answer with formulas');
  expect(complaints).toEqual([]);
});

test('a text file dropped on the window is sent with the next question', async ({ stageWith, start }) => {
  const { stage, electron, page } = await offlineWithPip({ stageWith, start });
  const file = path.join(path.dirname(stage.app.home), 'notes.txt');
  writeFileSync(file, 'Buy milk.');
  await dropOn(electron, file);
  const attached = page.getByRole('list', { name: 'Attached files' });
  await expect(attached).toContainText('notes.txt');
  await expect(attached).toContainText('9 characters');
  await ask(page, 'What is Noggin?');
  await expect(attached).toHaveCount(0);
  await expect(questions(page).first()).toContainText('notes.txt');
});
