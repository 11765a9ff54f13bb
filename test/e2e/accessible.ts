import axe, { type AxeResults } from 'axe-core';
import { expect, type Page } from 'playwright/test';

/**
 * Expects that axe finds nothing in the page as it is. Evaluated code is exempt from the page's policy, which refuses
 * injected scripts.
 * @param screen its name, for the report
 */
export async function isAccessible(page: Page, screen: string): Promise<void> {
  // React Aria announces a button that stopped working by its name, for seven seconds, and without a name once it has
  // gone.
  await expect(page.locator('[data-live-announcer] [role=img]')).toHaveCount(0);
  await page.evaluate(axe.source);
  const { violations, passes } = (await page.evaluate('axe.run()')) as AxeResults;
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  expect(found, screen).toEqual([]);
  expect(passes.length, screen).toBeGreaterThan(10);
}
