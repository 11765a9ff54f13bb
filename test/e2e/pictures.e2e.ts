import { existsSync } from 'node:fs';
import path from 'node:path';
import { _electron, type ElectronApplication, type Locator, type Page } from 'playwright/test';
import { buildDesign } from '../../script/design/build.ts';
import { readRuntime, runtimeSwitches } from '../../script/lib/runtime.ts';
import { blocksFont } from '../support/font/blocks.ts';
import { test as base, expect } from './fixtures.ts';

/*
 * Compares the design page with the pictures in test/e2e/pictures: every component in every state and look. All text is
 * in a font of blocks, so that the pictures are the same on every machine. After an intended change: `node
 * script/pictures.ts --update`, and look at the git diff.
 */

/** Share of pixels that may differ: the edge of a curve here and there, never a color or a distance. */
const tolerance = { maxDiffPixelRatio: 0.0015, threshold: 0.02 } as const;
const looks = ['light', 'dark', 'light-contrast', 'dark-contrast'] as const;
const kinds = ['button', 'field', 'message', 'thing', 'foundation'] as const;

const test = base.extend<object, { readonly designPage: Page }>({
  designPage: [
    async ({ browserName: _unused }, use) => {
      const app = await openDesign();
      await use(await app.firstWindow());
      await app.close();
    },
    { scope: 'worker' },
  ],
});

// Lists and round marks are drawn by the system, and differ between systems.
test.skip(process.platform !== 'linux', 'the pictures were taken on Linux');

test.beforeEach(async ({ designPage }) => {
  await designPage.reload();
  await makeStill(designPage);
});

for (const look of looks) {
  // The two with more contrast differ in colors alone, which the buttons cover.
  for (const kind of look.endsWith('contrast') ? (['button'] as const) : kinds) {
    test(`${kind}, ${look}`, async ({ designPage }) => {
      await expect(samples(designPage, look, kind)).toHaveScreenshot(`${kind}-${look}.png`, tolerance);
    });
  }
}

test('a dialog, with its backdrop', async ({ designPage }) => {
  await designPage.getByRole('button', { name: 'Open a small dialog' }).click();
  await expect(designPage.getByRole('dialog')).toHaveScreenshot('dialog.png', tolerance);
});

/** Changes that a picture must detect. */
const breakages = {
  'a colour': (page: Page) => setToken(page, '--accent', '#17607a'),
  'a space': (page: Page) => setToken(page, '--space-4', '1.125rem'),
  'a radius': (page: Page) => setToken(page, '--radius', '0'),
  'a component': (page: Page) =>
    page.evaluate(() => {
      for (const icon of document.querySelectorAll('.button .icon')) icon.remove();
    }),
};

for (const [name, breakIt] of Object.entries(breakages)) {
  test(`a change of ${name} is detected`, async ({ designPage }, { config }) => {
    test.skip(['all', 'changed'].includes(config.updateSnapshots), 'the pictures are being renewed');
    const picture = path.join(import.meta.dirname, 'pictures', 'button-light.png');
    expect(existsSync(picture)).toBe(true);
    await breakIt(designPage);
    const compared = expect(samples(designPage, 'light', 'button')).toHaveScreenshot('button-light.png', {
      ...tolerance,
      timeout: 2000,
    });
    await expect(compared).rejects.toThrow(/pixels .*are different|Expected an image/);
  });
}

async function openDesign(): Promise<ElectronApplication> {
  const runtime = readRuntime();
  const folder = await buildDesign();
  const args = [...runtimeSwitches(runtime), '--force-device-scale-factor=1', folder];
  return _electron.launch({ executablePath: runtime.executable, args, colorScheme: 'light' });
}

/** Text in blocks, no motion, and every control in its forced state. */
async function makeStill(page: Page): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' });
  const font = Buffer.from(blocksFont()).toString('base64');
  await page.evaluate(async (bytes) => {
    const face = new FontFace(
      'Blocks',
      Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0)),
      {
        weight: '100 900',
      },
    );
    document.fonts.add(await face.load());
    for (const token of ['--font', '--font-mono'])
      document.documentElement.style.setProperty(token, 'Blocks');
    // On whole pixels: half a pixel is drawn inconsistently.
    for (const part of document.querySelectorAll<HTMLElement>('[data-samples]')) {
      part.style.blockSize = `${Math.ceil(part.getBoundingClientRect().height)}px`;
      const { top } = part.getBoundingClientRect();
      part.style.marginBlockStart = `${Math.ceil(top) - top}px`;
    }
  }, font);
  const busy = page.locator('.button[aria-disabled="true"]');
  await expect(busy).toHaveCount(looks.length * 5);
  // The pointer is away.
  await page.mouse.move(0, 0);
}

function samples(page: Page, look: string, kind: string): Locator {
  return page.locator(`[data-look="${look}"] [data-samples="${kind}"]`);
}

function setToken(page: Page, token: string, value: string): Promise<void> {
  return page.evaluate(
    ([name, next]) => {
      const section = document.querySelector<HTMLElement>('[data-look="light"]');
      section?.style.setProperty(name, next);
    },
    [token, value] as const,
  );
}
