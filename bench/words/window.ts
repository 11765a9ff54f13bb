import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { type RunningApp, startApp } from '../../test/support/app/app.ts';
import { setStage } from '../../test/support/app/stage.ts';
import type { PipModel } from '../../test/support/pip/pip.ts';
import { frameDelays } from '../frames.ts';
import { median, percentile } from '../lib/statistics.ts';
import type { Asked } from './job.ts';

const watchMs = 2500;
const share = 0.95;

/** The real app, at a new conversation with its model. */
export interface AppWithModel extends RunningApp {
  clear(): Promise<void>;
}

/** Starts the app and downloads the model into it. @param folder where profile and models go */
export async function startWithModel(file: string, folder: string): Promise<AppWithModel> {
  const stage = await setStage({ model: modelIn(file), folder });
  const app = await startApp(stage.app);
  const { page } = app;
  await page.getByRole('button', { name: 'Download', exact: true }).click();
  await page.getByRole('button', { name: 'Show in folder' }).waitFor();
  await page.getByRole('navigation').getByRole('link', { name: 'Chat' }).click();
  return {
    ...app,
    clear: async () => {
      await app.quit();
      await stage.clear();
    },
  };
}

function modelIn(file: string): Pick<PipModel, 'totalBytes' | 'readAt' | 'sha256'> {
  const bytes = readFileSync(file);
  return {
    totalBytes: bytes.length,
    readAt: (offset, buffer) => bytes.copy(buffer, 0, offset),
    sha256: () => createHash('sha256').update(bytes).digest('hex'),
  };
}

/** Asks in the open conversation, and waits until the answer is complete. */
export async function askInWindow(page: Page, text: string): Promise<void> {
  const answers = page.locator('.message-model');
  const before = await answers.count();
  const box = page.getByRole('textbox', { name: 'Your message', exact: true });
  await box.fill(text);
  await box.press('Enter');
  await page.locator('.message-model[aria-busy="false"]').nth(before).waitFor();
}

/** Begins a new conversation. */
export async function newChat(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'New chat', exact: true }).click();
  await page.locator('.message-model').waitFor({ state: 'detached' });
}

/**
 * Measures the time from Enter to the first visible word, and the frames of the window while idle and during an answer.
 * All in milliseconds.
 * @param isLong an answer takes long enough to measure frames
 */
export async function measureWindow(
  file: string,
  folder: string,
  questions: readonly Asked[],
  isLong: boolean,
): Promise<Readonly<Record<string, number>>> {
  const { page, clear } = await startWithModel(file, folder);
  try {
    const paints: number[] = [];
    for (const [index, { text }] of questions.entries()) {
      if (index > 0) await newChat(page);
      const painted = firstPaint(page);
      await askInWindow(page, text);
      paints.push(await painted);
    }
    // The first question loads the model and the Markdown renderer.
    const paintMs = median(paints.slice(1));
    if (!isLong) return { paintMs };
    await newChat(page);
    const idleFrameMs = percentile(await frameDelays(page, watchMs), share);
    const asked = askInWindow(page, questions[0]?.text ?? '');
    await page.locator('.message-model .markdown').first().waitFor();
    const frameMs = percentile(await frameDelays(page, watchMs), share);
    await asked;
    return { paintMs, idleFrameMs, frameMs };
  } finally {
    await clear();
  }
}

/** Milliseconds from the key to the frame that shows the first word of the next answer. */
function firstPaint(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((done) => {
        addEventListener(
          'keydown',
          ({ timeStamp }) => {
            const look = (): void => {
              const said = document.querySelector('.message-model :is(.markdown, .message-text)');
              if ((said?.textContent ?? '') === '') return;
              observer.disconnect();
              // A task after the frame begins once that has been drawn.
              requestAnimationFrame(() => {
                const { port1, port2 } = new MessageChannel();
                port1.onmessage = () => done(performance.now() - timeStamp);
                port2.postMessage(null);
              });
            };
            const observer = new MutationObserver(look);
            observer.observe(document, { childList: true, subtree: true, characterData: true });
          },
          { once: true, capture: true },
        );
      }),
  );
}
