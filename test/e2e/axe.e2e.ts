import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright/test';
import type { RunningApp } from '../support/app/app.ts';
import { expect, test } from './fixtures.ts';
import { travel } from './tour.ts';
import { tours } from './tours.ts';
import { resize } from './window-size.ts';

/** One look of the window. */
interface Looks {
  readonly name: string;
  readonly media?: Parameters<Page['emulateMedia']>[0];
  /** Its minimum size, with text at 200 %. */
  readonly isNarrow?: true;
  readonly dir?: 'rtl';
  /** Without names here: the rules whose result can differ from one look to another. */
  readonly rules?: 'all';
}

const plain = { colorScheme: 'light', contrast: 'no-preference', forcedColors: 'none' } as const;

const everyLooks: readonly Looks[] = [
  { name: 'light', rules: 'all' },
  { name: 'dark', media: { colorScheme: 'dark' } },
  { name: 'high contrast, light', media: { contrast: 'more' } },
  { name: 'high contrast, dark', media: { contrast: 'more', colorScheme: 'dark' } },
  { name: 'the system’s colors, light', media: { forcedColors: 'active' } },
  { name: 'the system’s colors, dark', media: { forcedColors: 'active', colorScheme: 'dark' } },
  { name: 'right to left', dir: 'rtl' },
  { name: 'narrow, text at 200 %', isNarrow: true },
];

/** axe's rules about rendering. */
const drawn = ['target-size', 'link-in-text-block', 'scrollable-region-focusable'];

/**
 * Null: all rules. In the system's colors the contrast is the system's, while axe would compute with those of the page.
 */
function rulesOf({ rules, media }: Looks): readonly string[] | null {
  if (rules === 'all') return null;
  return media?.forcedColors === 'active' ? drawn : [...drawn, 'color-contrast'];
}

/** Languages with longer words. */
const otherLooks: readonly Looks[] = [
  { name: 'light', rules: 'all' },
  { name: 'narrow, text at 200 %', isNarrow: true },
];

/** Gives the window this look. */
async function dress({ electron, page }: RunningApp, { media, isNarrow, dir }: Looks): Promise<void> {
  await page.emulateMedia({ ...plain, reducedMotion: 'reduce', ...media });
  await page.evaluate((wanted) => {
    document.documentElement.dir = wanted;
  }, dir ?? 'ltr');
  const size =
    isNarrow === true ? { width: 720, height: 520, zoom: 2 } : { width: 960, height: 830, zoom: 1 };
  const hasSize = (width: number): boolean => Math.abs(innerWidth - width) <= 2;
  if (await page.evaluate(hasSize, size.width / size.zoom)) return;
  await resize({ electron, page }, size.width, size.height, size.zoom);
}

/**
 * Findings of axe, and overflow at the sides of the window or of a dialog. React Aria's announcements are left out for
 * some seconds: they name a button that may be gone by then.
 */
async function complaints(page: Page, rules: readonly string[] | null): Promise<readonly string[]> {
  const run = rules === null ? {} : { runOnly: { type: 'rule', values: rules } };
  const options = JSON.stringify({ ...run, rules: { 'target-size': { enabled: true } } });
  const { violations, passes } = (await page.evaluate(
    `axe.run({ exclude: '[data-live-announcer]' }, ${options})`,
  )) as AxeResults;
  // Otherwise nothing was checked.
  expect(passes.length).toBeGreaterThan(rules === null ? 10 : 0);
  const sideways = await page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('dialog[open], dialog[open] .dialog-body')]
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
      .map((wide) => {
        const { left, right } = wide.getBoundingClientRect();
        const beyond = [...wide.querySelectorAll('*')].filter((inner) => {
          const box = inner.getBoundingClientRect();
          return box.right > right + 1 || box.left < left - 1;
        });
        return `scrolls sideways: ${wide.tagName}, for ${beyond
          .map((inner) => inner.outerHTML.slice(0, 80))
          .slice(0, 8)
          .join(' ')}`;
      }),
  );
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 300)} ${failureSummary ?? ''}`),
  );
  return [...sideways, ...found];
}

for (const language of ['en', 'de', 'fr'] as const) {
  for (const tour of tours) {
    test(`axe finds nothing in any theme, ${language}: ${tour.name}`, async ({ stageWith, start }) => {
      const looks = language === 'en' ? everyLooks : otherLooks;
      await travel({ stageWith, start }, tour, language, async (app) => {
        await dress(app, { name: 'light' });
        return async (screen) => {
          const { page } = app;
          await page.evaluate(axe.source);
          for (const look of looks) {
            await dress(app, look);
            const found = await complaints(page, rulesOf(look));
            expect.soft(found, `${screen}, ${look.name}`).toEqual([]);
          }
          await dress(app, { name: 'light' });
        };
      });
    });
  }
}
