import { expect, test } from 'vitest';
import { NogginError } from '../errors.ts';
import { createMeasurement } from './measurement.ts';

const source = { url: 'https://models.example/m.gguf', bytes: 1000 };

/** A measurement whose outcomes the test decides. */
function scene() {
  const runs: {
    readonly cancel: AbortSignal;
    readonly done: (rate: number) => void;
    readonly fail: (error: unknown) => void;
  }[] = [];
  const measurement = createMeasurement({
    findModel: (id) => (id === 'm' ? source : null),
    measure: (_source, cancel) =>
      new Promise((done, fail) => {
        runs.push({ cancel, done, fail });
      }),
    now: () => 77,
  });
  return { measurement, runs };
}

/** Resolves when the view changes. */
function changed(measurement: ReturnType<typeof createMeasurement>): Promise<void> {
  return new Promise((resolve) => {
    const stop = measurement.onChange(() => {
      stop();
      resolve();
    });
  });
}

const measured = {
  state: 'measured',
  modelId: 'm',
  bytesPerSecond: 5,
  sourceHost: 'models.example',
  atMs: 77,
};

test('nothing is measured unasked; asked, it says so, and then how fast', async () => {
  const { measurement, runs } = scene();
  expect(measurement.view()).toEqual({ state: 'none' });
  expect(runs.length).toBe(0);
  measurement.start('m');
  expect(measurement.view()).toEqual({ state: 'measuring', modelId: 'm' });
  const next = changed(measurement);
  runs[0]?.done(5);
  await next;
  expect(measurement.view()).toEqual(measured);
});

test('asked ten times, it measures once', () => {
  const { measurement, runs } = scene();
  for (let count = 0; count < 10; count += 1) measurement.start('m');
  expect(runs.length).toBe(1);
});

test('stopped, what was known before is known again, and a late result is nobody’s', async () => {
  const { measurement, runs } = scene();
  measurement.start('m');
  const first = changed(measurement);
  runs[0]?.done(5);
  await first;
  measurement.start('m');
  measurement.stop();
  expect(runs[1]?.cancel.aborted).toBe(true);
  expect(measurement.view()).toEqual(measured);
  runs[1]?.done(99);
  await Promise.resolve();
  measurement.start('m');
  expect(runs.length).toBe(3);
  expect(measurement.view()).toEqual({ state: 'measuring', modelId: 'm' });
});

test('why it could not be measured is told, and it can be tried again', async () => {
  const { measurement, runs } = scene();
  measurement.start('m');
  const next = changed(measurement);
  runs[0]?.fail(new NogginError('slow', 'Nothing came in time'));
  await next;
  expect(measurement.view()).toMatchObject({ state: 'failed', modelId: 'm', error: { code: 'slow' } });
  measurement.start('m');
  expect(measurement.view()).toEqual({ state: 'measuring', modelId: 'm' });
});

test('a model that nobody knows is refused', () => {
  const { measurement } = scene();
  expect(() => measurement.start('x')).toThrow(expect.objectContaining({ code: 'unknown-id' }));
  expect(measurement.view()).toEqual({ state: 'none' });
});
