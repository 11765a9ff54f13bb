import { createHash } from 'node:crypto';
import { onTestFinished } from 'vitest';
import type { Downloadable, DownloadPorts, Limits } from '../../../src-main/downloads/ports.ts';
import type { Tuning } from '../../../src-main/downloads/tuning.ts';
import { ggufPlan } from '../gguf/generate.ts';
import { type Faults, type ModelHost, startModelHost } from '../model-host/host.ts';
import { type Engine, openEngine, temporaryFolder } from './engine.ts';
import { sha256Of, violations } from './invariants.ts';

const KiB = 1024;

/** Pieces small enough that a small file has many. */
const sceneNumbers: Partial<Tuning> = { pieceBytes: 64 * KiB, runBytes: 256 * KiB };

/** One model on a real host, and an engine that downloads it. All is removed after the test. */
export interface Scene {
  readonly host: ModelHost;
  readonly engine: Engine;
  readonly model: Downloadable;
  readonly home: string;
  /** The model's content. */
  readonly content: Buffer;
  /** Stops the engine as quitting does, and opens another on the same files, without recovering. */
  reopen(options?: Pick<SceneOptions, 'tuning' | 'ports'>): Promise<Engine>;
  /** Violated invariants, as the next process would find them; empty when all is well. */
  violations(): string[];
  /** SHA-256 of the file under the final name. */
  installedHash(): string;
}

export interface SceneOptions {
  readonly bytes?: number;
  readonly faults?: Faults;
  readonly bytesPerSecond?: number;
  readonly tuning?: Partial<Tuning>;
  readonly limits?: Partial<Limits>;
  readonly ports?: Partial<DownloadPorts>;
  /** How many bytes of the model the host has; by default all of them. */
  readonly cutAt?: number;
  /** Overrides of the catalogue's true entry. */
  readonly catalogue?: Partial<Downloadable>;
}

/** Starts the host and the engine, and registers their end with the test. */
export async function setScene(options: SceneOptions = {}): Promise<Scene> {
  const plan = ggufPlan({ bytes: options.bytes ?? 2 * KiB * KiB, seed: 7 });
  const content = Buffer.alloc(options.cutAt ?? plan.totalBytes);
  plan.readAt(0, content);
  const sha256 = createHash('sha256').update(content).digest('hex');
  const host = await startModelHost({
    files: { 'model.gguf': content },
    faults: options.faults ?? {},
    limits: { bytesPerSecond: options.bytesPerSecond },
  });
  const { folder: home, remove } = temporaryFolder();
  const model: Downloadable = {
    id: 'tiny',
    name: 'Tiny',
    url: host.url('model.gguf'),
    bytes: content.length,
    sha256,
    ...options.catalogue,
  };
  const open = (next: Pick<SceneOptions, 'tuning' | 'ports'> = {}): Engine =>
    openEngine({
      home,
      models: [model],
      tuning: { ...sceneNumbers, ...options.tuning, ...next.tuning },
      // One connection, so that requests can be counted; tests of several override it.
      limits: { connectionsPerHost: 1, ...options.limits },
      ports: { ...options.ports, ...next.ports },
    });
  let engine = open();
  onTestFinished(async () => {
    await engine.stop();
    await host.close();
    remove();
  });
  return {
    host,
    model,
    home,
    content,
    get engine() {
      return engine;
    },
    reopen: async (next) => {
      await engine.stop();
      engine = open(next);
      return engine;
    },
    violations: () => violations(home, new Map([['tiny.gguf', model.sha256]]), sceneNumbers.pieceBytes ?? 0),
    installedHash: () => sha256Of(engine.target('tiny')),
  };
}
