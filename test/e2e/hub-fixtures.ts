import { existsSync, readdirSync } from 'node:fs';
import type { Page } from 'playwright/test';
import { ggufPlan } from '../support/gguf/generate.ts';
import { type FakeHub, type FakeHubOptions, startFakeHub } from '../support/hub/hub.ts';
import { test as base, button } from './fixtures.ts';

// Shared by the tests about models from the hub.
export const MiB = 1024 * 1024;
export const secret = 'hf_only_for_the_hub_123';

/** Hubs of a test's own, closed after it. */
export const test = base.extend<{ readonly hubWith: (options: FakeHubOptions) => Promise<FakeHub> }>({
  hubWith: async ({ browserName: _unused }, use) => {
    const hubs: FakeHub[] = [];
    await use(async (options) => {
      const hub = await startFakeHub(options);
      hubs.push(hub);
      return hub;
    });
    for (const hub of hubs) await hub.close();
  },
});

/** A file that a runtime would load. */
export function model(bytes = 4 * MiB, seed = 1): Buffer {
  const content = Buffer.alloc(bytes);
  ggufPlan({ bytes, seed }).readAt(0, content);
  return content;
}

/** Opens the dialog if it is closed, and looks this text up. */
export async function find(page: Page, text: string): Promise<void> {
  if ((await page.getByRole('dialog').count()) === 0)
    await button(page, 'Search Hugging Face or add by link').click();
  await page.getByRole('textbox', { name: 'Words, link or name' }).fill(text);
  await button(page, 'Find').click();
}

/** The files in the models folder, without partials. */
export function modelsIn(folder: string): string[] {
  return (existsSync(folder) ? readdirSync(folder) : []).filter((name) => name.endsWith('.gguf'));
}
