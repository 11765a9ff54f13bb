import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createContiguousBuffer, openContiguousBytes } from './contiguous-bytes.ts';

describe('the count of contiguous bytes', () => {
  test('begins at zero, with no end known', () => {
    expect(openContiguousBytes(createContiguousBuffer()).read()).toEqual({ bytes: 0, end: null });
  });

  test('only grows', () => {
    const front = openContiguousBytes(createContiguousBuffer());
    front.publish(100);
    front.publish(40);
    expect(front.read().bytes).toBe(100);
  });

  test('is shared by all threads that open it, beyond 4 GiB too', () => {
    const buffer = createContiguousBuffer();
    openContiguousBytes(buffer).publish(2 ** 40);
    openContiguousBytes(buffer).finish(2 ** 41);
    expect(openContiguousBytes(buffer).read()).toEqual({ bytes: 2 ** 40, end: 2 ** 41 });
  });

  test('may end at zero: an empty file', () => {
    const front = openContiguousBytes(createContiguousBuffer());
    front.finish(0);
    expect(front.read()).toEqual({ bytes: 0, end: 0 });
  });
});

describe('waiting', () => {
  test('returns at once when there are more bytes or the end is known', () => {
    const front = openContiguousBytes(createContiguousBuffer());
    front.publish(5);
    front.waitBeyond(4, 60_000);
    front.finish(5);
    front.waitBeyond(5, 60_000);
    expect(front.read()).toEqual({ bytes: 5, end: 5 });
  });

  test('lasts as long as asked while nothing comes', () => {
    const front = openContiguousBytes(createContiguousBuffer());
    front.publish(5);
    const before = performance.now();
    front.waitBeyond(5, 20);
    expect(performance.now() - before).toBeGreaterThanOrEqual(18);
  });

  test.each(['publish', 'finish'] as const)('is woken from another thread by %s', async (how) => {
    const buffer = createContiguousBuffer();
    const code = `
      const { parentPort, workerData } = require('node:worker_threads');
      import(${JSON.stringify(new URL('./contiguous-bytes.ts', import.meta.url).href)}).then(({ openContiguousBytes }) => {
        const front = openContiguousBytes(workerData);
        parentPort.postMessage('ready');
        front.waitBeyond(0, 60_000);
        parentPort.postMessage(front.read());
      });`;
    const worker = new Worker(code, { eval: true, workerData: buffer });
    onTestFinished(async () => {
      await worker.terminate();
    });
    await once(worker, 'message');
    const answered = once(worker, 'message');
    // Enough bytes to wake the waiter.
    openContiguousBytes(buffer)[how](2_000_000);
    const [seen] = await answered;
    expect(seen).toEqual(how === 'publish' ? { bytes: 2_000_000, end: null } : { bytes: 0, end: 2_000_000 });
  });
});
