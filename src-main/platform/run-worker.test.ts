import { describe, expect, test } from 'vitest';
import { runWorker } from './run-worker.ts';

/** A worker with this code; `port` is its channel to us. */
function workerOf(code: string): URL {
  const source = `import { parentPort as port, workerData } from 'node:worker_threads';\n${code}`;
  return new URL(`data:text/javascript,${encodeURIComponent(source)}`);
}

interface Message {
  readonly progress?: number;
  readonly outcome?: string;
}

function run(code: string, more: Partial<Parameters<typeof runWorker<Message, string>>[0]> = {}) {
  const heard: number[] = [];
  const outcome = runWorker<Message, string>({
    url: workerOf(code),
    hear: (message) => {
      if (message.progress !== undefined) heard.push(message.progress);
      return message.outcome;
    },
    broken: (message) => `broken: ${message}`,
    ...more,
  });
  return { heard, outcome };
}

describe('a job in a thread', () => {
  test('reports its progress in order, and ends with its outcome', async () => {
    const { heard, outcome } = run(
      `for (const progress of [1, 2, 3]) port.postMessage({ progress }); port.postMessage({ outcome: workerData });`,
      { data: 'done' },
    );
    expect(await outcome).toBe('done');
    expect(heard).toEqual([1, 2, 3]);
  });

  test('ends with its outcome, even while its thread lives on', async () => {
    const { outcome } = run(`port.postMessage({ outcome: 'done' }); setInterval(() => {}, 1000);`);
    expect(await outcome).toBe('done');
  });

  test('that throws or exits without an outcome fails', async () => {
    expect(await run(`throw new Error('no luck');`).outcome).toBe('broken: no luck');
    expect(await run('').outcome).toBe('broken: The worker ended without a word');
    expect(await run(`process.exit(3);`).outcome).toBe('broken: The worker ended without a word');
  });

  test('that exceeds its memory fails', async () => {
    const { outcome } = run(`const all = []; for (;;) all.push(new Array(100_000).fill(0));`, {
      resourceLimits: { maxOldGenerationSizeMb: 16 },
    });
    expect(await outcome).toMatch(/^broken: .*memory/);
  });

  test('that exceeds its time has the outcome for that', async () => {
    const { outcome } = run(`for (;;);`, { limit: { ms: 50, outcome: () => 'too slow' } });
    expect(await outcome).toBe('too slow');
  });
});

describe('a stopped job', () => {
  const forever = `setInterval(() => {}, 1000); port.on('message', () => {});`;

  test.each([
    ['before it began', true],
    ['during its work', false],
  ])('%s ends at once', async (_when, isEarly) => {
    const stop = new AbortController();
    if (isEarly) stop.abort();
    const { outcome } = run(forever, { stop: { signal: stop.signal, outcome: 'stopped' } });
    if (!isEarly) stop.abort();
    expect(await outcome).toBe('stopped');
  });

  test('may finish politely, and is terminated otherwise', async () => {
    const stop = new AbortController();
    const politely = { message: 'stop', withinMs: 60_000 };
    const willing = run(`port.on('message', () => port.postMessage({ outcome: 'flushed' }));`, {
      stop: { signal: stop.signal, outcome: 'stopped', politely },
    });
    const deaf = run(`for (;;);`, {
      stop: { signal: stop.signal, outcome: 'stopped', politely: { ...politely, withinMs: 50 } },
    });
    stop.abort();
    expect(await willing.outcome).toBe('flushed');
    expect(await deaf.outcome).toBe('stopped');
  });

  test('reports nothing while its end is awaited', async () => {
    const stop = new AbortController();
    const { heard, outcome } = run(
      `setInterval(() => port.postMessage({ progress: 1 }), 1); port.postMessage({ progress: 0 });`,
      { stop: { signal: stop.signal, outcome: 'stopped', waitsForEnd: true } },
    );
    stop.abort();
    expect(await outcome).toBe('stopped');
    expect(heard).toEqual([]);
  });
});
