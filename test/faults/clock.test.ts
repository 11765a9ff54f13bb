import { expect, onTestFinished, test, vi } from 'vitest';
import type { DownloadView } from '../../src-preload/contract/downloads.ts';
import { type Scene, setScene } from '../support/engine/scene.ts';
import { ended, eventsOf, expectInstalled } from './play.ts';

const MiB = 1024 * 1024;
const yearMs = 365 * 24 * 3_600_000;

/** Every view that was shown of a download. */
function viewsOf(scene: Scene): DownloadView[] {
  const views: DownloadView[] = [];
  scene.engine.downloads.onChange((change) => {
    if (change.kind === 'progress' || change.kind === 'transition') views.push(change.download);
  });
  return views;
}

test.each([
  ['back to 1970', (at: number) => at % 7],
  ['a year ahead', (at: number) => Date.now() + yearMs + at],
  ['back and forth', (at: number) => Date.now() + (at % 2 === 0 ? -yearMs : yearMs)],
] as const)('C12: a clock that jumps %s leaves speed, time left, and the file unharmed', async (_, now) => {
  let jumped = false;
  let asked = 0;
  const clock = (): number => {
    asked += 1;
    return jumped ? now(asked) : Date.now();
  };
  const scene = await setScene({ bytes: 4 * MiB, bytesPerSecond: 4 * MiB, ports: { now: clock } });
  const views = viewsOf(scene);
  const { id } = scene.engine.downloads.start('tiny');
  await scene.engine.until(id, (view) => view.receivedBytes > MiB);
  jumped = true;
  expectInstalled(scene, await scene.engine.until(id, ended));
  for (const view of views) {
    expect(view.bytesPerSecond).toBeGreaterThanOrEqual(0);
    // The speed is averaged over a second at least, so the whole file in a second is the maximum.
    expect(view.bytesPerSecond).toBeLessThanOrEqual(4 * MiB);
    if (view.secondsLeft !== null) {
      expect(view.secondsLeft).toBeGreaterThanOrEqual(0);
      expect(view.secondsLeft).toBeLessThan(60);
    }
  }
  expect(eventsOf(scene, id)).toEqual(['start']);
});

test('C12: the history keeps its order when the clock goes back an hour at every step', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  onTestFinished(() => void vi.useRealTimers());
  const scene = await setScene();
  scene.engine.downloads.onChange(() => void vi.setSystemTime(Date.now() - 3_600_000));
  const { id } = scene.engine.downloads.start('tiny');
  expectInstalled(scene, await scene.engine.until(id, ended));
  const story = scene.engine.ledger.history.of(id);
  expect(story.at(0)?.atMs).toBeGreaterThan(story.at(-1)?.atMs ?? 0);
  expect(story.map((entry) => entry.toState)).toEqual([
    'pending',
    'downloading',
    'verifying',
    'installing',
    'complete',
  ]);
});

test('C12: a Retry-After ends by the monotonic clock', async () => {
  let nowMs = Date.now();
  const scene = await setScene({ ports: { now: () => nowMs } });
  scene.host.next(1, { status: { code: 503, retryAfter: 1 } });
  const { id } = scene.engine.downloads.start('tiny');
  await scene.engine.until(id, (view) => view.waiting !== null);
  nowMs -= yearMs;
  expectInstalled(scene, await scene.engine.until(id, ended));
});
