import type { RunningApp } from '../support/app/app.ts';
import { endlessPip } from '../support/pip/rewrite.ts';
import { becomes, questions, send, withPip } from './conversation.ts';
import { ask, expect, goTo, progressBar, test } from './fixtures.ts';
import { install } from './installed.ts';
import { isSeen, keysOf } from './keys.ts';
import { resize, toSmall } from './window-size.ts';

const MiB = 1024 * 1024;

/** Presses Tab until the lowest element reachable without scrolling has the focus. */
async function toLowest(app: RunningApp): Promise<void> {
  const keys = keysOf(app.page);
  await keys.around();
  do await keys.press('Tab');
  while (await app.page.evaluate(() => scrollY === 0));
  do {
    await keys.press('Shift+Tab');
    await app.page.evaluate(() => scrollTo(0, 0));
  } while (
    await app.page.evaluate(() => (document.activeElement?.getBoundingClientRect().bottom ?? 0) > innerHeight)
  );
  await isSeen(app.page);
}

test('cards inserted above keep the focus visible', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: 2 * MiB, others: 2 });
  const app = await start(stage.app);
  await install(app.page);
  stage.host.limit({ bytesPerSecond: 1024 });
  await resize(app, 720, 520);
  await toLowest(app);
  for (const modelId of ['other-1', 'other-2'])
    expect(await ask(app.page, 'download:start', { modelId })).toMatchObject({ ok: true });
  await expect(progressBar(app.page)).toHaveCount(2);
  await isSeen(app.page);
});

test('what is inserted in the frame in which the page scrolls keeps the focus visible', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith();
  const app = await start(stage.app);
  await goTo(app.page, 'Settings');
  await resize(app, 900, 700);
  await toLowest(app);
  await app.page.evaluate(() => {
    scrollTo(0, 2);
    const tall = document.createElement('div');
    tall.style.height = '600px';
    document.querySelector('main')?.prepend(tall);
  });
  await isSeen(app.page);
});

test('larger text and a smaller window keep the focus visible', async ({ stageWith, start }) => {
  const stage = await stageWith();
  const app = await start(stage.app);
  await goTo(app.page, 'Settings');
  await resize(app, 900, 700);
  await toLowest(app);
  await resize(app, 900, 700, 2);
  await isSeen(app.page);
  await resize(app, 900, 700);
  await toLowest(app);
  await resize(app, 900, 520);
  await isSeen(app.page);
});

test('scrolling away from the focus is respected', async ({ stageWith, start }) => {
  const stage = await stageWith();
  const app = await start(stage.app);
  await goTo(app.page, 'Settings');
  await resize(app, 900, 700);
  await keysOf(app.page).around();
  await app.page.mouse.move(300, 300);
  await app.page.mouse.wheel(0, 4000);
  await app.page.waitForFunction(() => (document.activeElement?.getBoundingClientRect().bottom ?? 0) < 0);
  await resize(app, 720, 520);
  await expect(app.page.locator(':focus')).not.toBeInViewport();
});

test('a growing answer keeps the focus visible, even if scroll events come late', async ({
  stageWith,
  start,
}) => {
  const { stage, electron, page } = await withPip({ stageWith, start });
  becomes(stage, endlessPip(8192));
  await toSmall({ electron, page });
  // As on a busy computer, scroll events reach the page after the answer has grown.
  await page.evaluate(() => addEventListener('scroll', (event) => event.stopImmediatePropagation(), true));
  await send(page, 'Tell me a story.\n'.repeat(30));
  const heightThen = await page.waitForFunction(() => {
    if (scrollY < 200) return false;
    document.querySelector<HTMLElement>('nav a')?.focus();
    return document.documentElement.scrollHeight;
  });
  await page.waitForFunction(
    (height) => document.documentElement.scrollHeight > height,
    Number(await heightThen.jsonValue()),
  );
  await isSeen(page);
});

test('a growing answer keeps a focus above it visible', async ({ stageWith, start }) => {
  const { stage, page } = await withPip({ stageWith, start });
  becomes(stage, endlessPip(8192));
  const keys = keysOf(page);
  await send(page, 'Tell me a story.');
  await keys.backTo(questions(page).first().getByRole('button').first());
  await page.waitForFunction(() => {
    const answer = document.querySelector('.message-model');
    return answer?.ariaBusy === 'false' || (answer?.textContent?.length ?? 0) > 1000;
  });
  await isSeen(page);
});
