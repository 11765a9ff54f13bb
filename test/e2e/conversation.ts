import { unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, type Locator, type Page } from 'playwright/test';
import type { AppHome, RunningApp } from '../support/app/app.ts';
import type { Stage, StageOptions } from '../support/app/stage.ts';
import { goTo } from './fixtures.ts';
import { install } from './installed.ts';

const MiB = 1024 * 1024;

/** The text box. */
export const box = (page: Page): Locator => page.getByRole('textbox', { name: 'Your message', exact: true });
export const answers = (page: Page): Locator => page.locator('.message-model');
export const questions = (page: Page): Locator => page.locator('.message-user');

/** Puts another file in the place of the installed model, as another program would. */
export function becomes(stage: Stage, bytes: Uint8Array): void {
  unlinkSync(stage.target);
  writeFileSync(stage.target, bytes);
}

/** Types a message and sends it. */
export async function send(page: Page, text: string): Promise<void> {
  await box(page).fill(text);
  await box(page).press('Enter');
}

interface Tools {
  readonly stageWith: (options?: StageOptions) => Promise<Stage>;
  readonly start: (home: AppHome) => Promise<RunningApp>;
}

/** An app with Pip installed. In the view of conversations the text box has the focus, and the model loads at once. */
export async function withPip({ stageWith, start }: Tools, view: 'Home' | 'Chat' = 'Chat') {
  const stage = await stageWith({ bytes: 2 * MiB, pip: true });
  const app = await start(stage.app);
  await install(app.page);
  await goTo(app.page, view);
  return { stage, ...app };
}

/** An app with this text as its only answer, at that conversation. */
export async function answeredWith(tools: Tools, text: string): Promise<RunningApp> {
  const first = await withPip(tools);
  await send(first.page, 'Tell me a story.');
  await expect(answers(first.page).first()).toHaveAttribute('aria-busy', 'false');
  await first.quit();
  const chats = new Database(path.join(first.stage.app.home, 'chats.sqlite'));
  chats.prepare(`UPDATE message SET text = ? WHERE role = 'assistant'`).run(text);
  chats.close();
  const app = await tools.start(first.stage.app);
  await goTo(app.page, 'Chat');
  const list = app.page.getByRole('navigation', { name: 'Conversations' });
  await list.getByRole('listitem').first().getByRole('button').click();
  await expect(answers(app.page)).toHaveCount(1);
  return app;
}
