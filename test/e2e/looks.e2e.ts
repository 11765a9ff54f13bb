import type { Page } from 'playwright/test';
import { ask, button, expect, goTo, progressBar, reaches, test } from './fixtures.ts';

const MiB = 1024 * 1024;

/** A computed style of an element. */
const drawn = (page: Page, selector: string, property: string): Promise<string> =>
  page
    .locator(selector)
    .first()
    .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);

test('in forced colors, done, installed, and current are distinguishable', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: 64 * MiB, limits: { bytesPerSecond: 4 * MiB } });
  const { page } = await start({ ...stage.app, firstRun: true });
  await page.emulateMedia({ forcedColors: 'active' });
  await button(page, 'Find my model').click();
  await button(page, 'Download').click();
  await expect(progressBar(page)).toBeVisible();
  const widthOf = async (part: string): Promise<number> =>
    Number.parseFloat(await drawn(page, part, 'stroke-width'));
  expect(await drawn(page, '.ring-fill', 'stroke')).not.toBe(await drawn(page, '.ring-track', 'stroke'));
  expect(await widthOf('.ring-fill')).toBeGreaterThan(3 * (await widthOf('.ring-track')));

  await button(page, 'Skip setup').click();
  await goTo(page, 'Downloads');
  await page.locator('.card summary', { hasText: 'Details' }).first().click();
  const legend = page.locator('.pieces-legend .piece');
  const [here, fetching, missing] = await legend.evaluateAll((pieces) =>
    pieces.map((piece) => {
      const { backgroundColor, borderTopStyle } = getComputedStyle(piece);
      return `${backgroundColor} ${borderTopStyle}`;
    }),
  );
  expect(new Set([here, fetching, missing]).size).toBe(3);

  const outline = (name: string): Promise<string> =>
    page
      .getByRole('navigation', { name: 'Views' })
      .getByRole('link', { name, exact: false })
      .evaluate((link) => getComputedStyle(link).outlineStyle);
  expect(await outline('Downloads')).toBe('solid');
  expect(await outline('Settings')).toBe('none');
});

test('from right to left, the graph is mirrored, and a number stays before its unit', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: 64 * MiB, limits: { bytesPerSecond: 4 * MiB } });
  const { page } = await start(stage.app);
  await page.evaluate(() => {
    document.documentElement.dir = 'rtl';
  });
  await button(page, 'Download').click();
  await reaches(page, 10);
  await page.locator('.card summary', { hasText: 'Details' }).first().click();
  await expect(page.locator('.speed-graph')).toBeVisible();
  expect(await drawn(page, '.speed-graph', 'scale')).toBe('-1 1');
  const [ago, now] = await page
    .locator('.speed-axis span')
    .evaluateAll((words) => words.map((word) => word.getBoundingClientRect().left));
  expect(now).toBeLessThan(ago ?? 0);
  await ask(page, 'settings:change', { bytesPerSecondLimit: 10_000 });
  // Positions of the number and the unit of the scale.
  const [number, unit] = await page.locator('.speed-scale-top').evaluate((label) => {
    const text = label.firstChild as Text;
    const leftOf = (part: RegExp): number => {
      const range = document.createRange();
      const at = text.data.search(part);
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      return range.getBoundingClientRect().left;
    };
    return [leftOf(/\d/), leftOf(/[A-Z]/i)];
  });
  expect(number).toBeLessThan(unit ?? 0);
});
