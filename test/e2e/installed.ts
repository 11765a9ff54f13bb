import type { Page } from 'playwright/test';
import { button, expect } from './fixtures.ts';

/** Downloads the recommended model to its end. */
export async function install(page: Page): Promise<void> {
  await button(page, 'Download').click();
  await expect(button(page, 'Show in folder')).toBeVisible();
}

/** Presses a button behind the first card's "More". */
export async function more(page: Page, name: string): Promise<void> {
  const toggle = button(page, 'More').first();
  if ((await toggle.getAttribute('aria-expanded')) !== 'true') await toggle.click();
  await button(page, name).click();
}
