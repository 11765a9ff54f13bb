import type { Page } from 'playwright';
import { startApp } from '../test/support/app/app.ts';
import { setStage } from '../test/support/app/stage.ts';
import { percentile } from './lib/statistics.ts';

const MiB = 1024 * 1024;
const watchMs = 4000;
const pushesPerSecond = 60;

/**
 * Measures whether the window keeps up: delays between its frames under sixty pushes of progress a second (past the
 * pump, which sends five), beside those of the same window idle. Needs a display.
 * @returns lines of Markdown
 */
export async function measureFrames(rounds: number): Promise<readonly string[]> {
  const stage = await setStage({ bytes: 64 * MiB, limits: { bytesPerSecond: MiB } });
  const app = await startApp(stage.app);
  const all: { readonly idle: number; readonly pushed: number }[] = [];
  try {
    const { page, electron } = app;
    await page.getByRole('button', { name: 'Download' }).first().click();
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('button', { name: 'Resume' }).waitFor();
    for (let round = 0; round < rounds; round += 1) {
      const idle = percentile(await frameDelays(page), 0.95);
      const snapshot = await page.evaluate(async () => {
        const answer = await window.noggin?.request('app:snapshot', undefined);
        return answer?.ok === true ? answer.value : null;
      });
      await electron.evaluate(
        ({ BrowserWindow }, { first, download, everyMs, count }) => {
          let sent = 0;
          const timer = setInterval(() => {
            sent += 1;
            const moving = { ...download, state: 'downloading', receivedBytes: 1e6 + sent * 1e5 };
            const patch = { seq: first + sent, downloads: [moving] };
            BrowserWindow.getAllWindows()[0]?.webContents.send('noggin:state', patch);
            if (sent >= count) clearInterval(timer);
          }, everyMs);
        },
        {
          first: snapshot?.seq ?? 0,
          download: snapshot?.downloads[0],
          everyMs: 1000 / pushesPerSecond,
          count: (watchMs / 1000) * pushesPerSecond,
        },
      );
      all.push({ idle, pushed: percentile(await frameDelays(page), 0.95) });
    }
  } finally {
    await app.quit();
    await stage.clear();
  }
  const line = ({ idle, pushed }: (typeof all)[number], index: number): string =>
    `| ${index + 1} | ${idle.toFixed(1)} | ${pushed.toFixed(1)} | ${(pushed / idle).toFixed(2)} |`;
  return [
    '| round | idle, ms between frames (95th percentile) | 60 pushes a second | ratio |',
    '| --- | --- | --- | --- |',
    ...all.map(line),
  ];
}

/** Milliseconds between the frames of the page, over some time. */
export function frameDelays(page: Page, forMs: number = watchMs): Promise<number[]> {
  return page.evaluate(
    (ms) =>
      new Promise<number[]>((done) => {
        const delays: number[] = [];
        const from = performance.now();
        let before = from;
        const look = (now: number): void => {
          delays.push(now - before);
          before = now;
          if (now - from > ms) done(delays);
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }),
    forMs,
  );
}
