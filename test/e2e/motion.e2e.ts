import type { Page } from 'playwright/test';
import { expect, test } from './fixtures.ts';
import { travel } from './tour.ts';
import { tours } from './tours.ts';

const MiB = 1024 * 1024;

interface Watching {
  /** Animations since the last call. */
  moved: string[];
}

/** Records with every frame, from now on, animations and transitions longer than an instant. */
async function watchMotion(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    const seen: Watching = { moved: [] };
    Object.assign(window, { seen });
    const look = (): void => {
      for (const { playState, effect } of document.getAnimations()) {
        const duration = Number(effect?.getComputedTiming().duration ?? 0);
        if (playState !== 'running' || duration <= 1) continue;
        const { target } = effect as KeyframeEffect;
        seen.moved.push(`${target?.className}: ${duration} ms`);
      }
      requestAnimationFrame(look);
    };
    look();
  });
  return () =>
    page.evaluate(() => {
      const { seen } = window as unknown as { seen: Watching };
      return [...new Set(seen.moved.splice(0))];
    });
}

test('without a preference the first page is animated', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: MiB });
  const { page } = await start({ ...stage.app, firstRun: true });
  const moved = await watchMotion(page);
  await expect.poll(moved).not.toEqual([]);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await expect.poll(moved).toEqual([]);
});

for (const tour of tours) {
  test(`with reduced motion nothing is animated: ${tour.name}`, async ({ stageWith, start }) => {
    await travel({ stageWith, start }, tour, 'en', async ({ page }) => {
      await page.emulateMedia({ reducedMotion: 'reduce' });
      const moved = await watchMotion(page);
      await expect.poll(moved).toEqual([]);
      return async (screen) => expect(await moved(), screen).toEqual([]);
    });
  });
}
