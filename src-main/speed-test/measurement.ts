import type { MeasurementView } from '../../src-preload/contract/computer.ts';
import { NogginError, toErrorView } from '../errors.ts';
import type { Measured } from './measure.ts';

export interface MeasurementPorts {
  /** The catalogue's entry, or null. */
  findModel(modelId: string): Measured | null;
  /** See ./measure.ts. */
  measure(source: Measured, cancel: AbortSignal): Promise<number>;
  /** Milliseconds since the epoch. */
  now(): number;
}

/** The last measurement of the connection, and the way to take another. */
export interface Measurement {
  view(): MeasurementView;
  /** Begins to measure with the source of a model; one at a time. @throws NogginError `unknown-id` */
  start(modelId: string): void;
  /** Gives up; what was known before is known again. */
  stop(): void;
  onChange(listener: () => void): () => void;
}

/** Measures only when asked to. What it finds is kept until the app ends: another day is another network. */
export function createMeasurement(ports: MeasurementPorts): Measurement {
  const listeners = new Set<() => void>();
  let view: MeasurementView = { state: 'none' };
  let before: MeasurementView = view;
  let running: AbortController | null = null;

  const set = (next: MeasurementView): void => {
    view = next;
    for (const listener of listeners) listener();
  };
  const run = async (modelId: string, source: Measured, cancel: AbortController): Promise<void> => {
    let result: MeasurementView;
    try {
      const bytesPerSecond = await ports.measure(source, cancel.signal);
      const sourceHost = new URL(source.url).host;
      result = { state: 'measured', modelId, bytesPerSecond, sourceHost, atMs: ports.now() };
    } catch (error) {
      result = { state: 'failed', modelId, error: toErrorView(error) };
    }
    // Stopped meanwhile, or already followed by another.
    if (running !== cancel) return;
    running = null;
    set(result);
  };
  return {
    view: () => view,
    start: (modelId) => {
      if (running !== null) return;
      const source = ports.findModel(modelId);
      if (source === null) throw new NogginError('unknown-id', 'There is no such model in the catalogue');
      running = new AbortController();
      before = view;
      set({ state: 'measuring', modelId });
      void run(modelId, source, running);
    },
    stop: () => {
      if (running === null) return;
      running.abort();
      running = null;
      set(before);
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
