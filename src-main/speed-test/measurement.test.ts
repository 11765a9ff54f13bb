import { expect, test } from 'vitest';
import { NogginError } from '../errors.ts';
import { createMeasurement } from './measurement.ts';

const source = { url: 'https://models.example/m.gguf', bytes: 1000 };

/** A measurement with results under the test's control. */
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

test('measures on request only, and shows progress and result', async () => {
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

test('ten requests measure once', () => {
  const { measurement, runs } = scene();
  for (let count = 0; count < 10; count += 1) measurement.start('m');
  expect(runs.length).toBe(1);
});

test('stopping restores the earlier result, and ignores a late one', async () => {
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

test('a failure is shown with its reason, and can be retried', async () => {
  const { measurement, runs } = scene();
  measurement.start('m');
  const next = changed(measurement);
  runs[0]?.fail(new NogginError('slow', 'Nothing came in time'));
  await next;
  expect(measurement.view()).toMatchObject({ state: 'failed', modelId: 'm', error: { code: 'slow' } });
  measurement.start('m');
  expect(measurement.view()).toEqual({ state: 'measuring', modelId: 'm' });
});

test('an unknown model is refused', () => {
  const { measurement } = scene();
  expect(() => measurement.start('x')).toThrow(expect.objectContaining({ code: 'unknown-id' }));
  expect(measurement.view()).toEqual({ state: 'none' });
});
