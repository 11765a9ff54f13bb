import axe, { type AxeResults } from 'axe-core';
import { expect, type Page } from 'playwright/test';

/**
 * Finds nothing that keeps people out of what the page shows now. Evaluated code is exempt from the page's policy,
 * which refuses injected scripts.
 * @param screen its name, for the report
 */
export async function isAccessible(page: Page, screen: string): Promise<void> {
  await page.evaluate(axe.source);
  const { violations, passes } = (await page.evaluate('axe.run()')) as AxeResults;
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  expect(found, screen).toEqual([]);
  expect(passes.length, screen).toBeGreaterThan(10);
}
