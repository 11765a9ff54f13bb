import { existsSync } from 'node:fs';
import type { Downloadable } from '../../src-main/downloads/ports.ts';
import type { Transfer } from '../../src-main/downloads/transfer/port.ts';
import { createRemoteTransfer } from '../../src-main/downloads/transfer/remote.ts';
import { tuning } from '../../src-main/downloads/tuning.ts';
import { openContiguousBytes } from '../../src-main/downloads/verifier/contiguous-bytes.ts';
import { createRemoteVerify } from '../../src-main/downloads/verifier/remote.ts';
import { openEngine } from '../../test/support/engine/engine.ts';
import type { Job } from '../lib/types.ts';

/** A job for Noggin's engine, in the form sent to its process. */
export interface EngineJob extends Job {
  /** Most connections at a time. */
  readonly connections: number;
  /** Pauses when this share of the file has arrived. Null: runs to the end. */
  readonly pauseAt: number | null;
}

/** Facts known to the engine's own process only. */
export interface EngineResult {
  readonly wallS: number;
  readonly lastByteToNameS: number | null;
}

const modelId = 'model';
/** How often the contiguous bytes are sampled, to find the time of the last one. */
const lookMs = 4;

/**
 * The whole engine as in the app: ledger, both worker threads, installer, with the app's tuning. Resumes an earlier job
 * in the folder.
 * @param workers folder of the built worker files
 */
export async function runEngineJob(job: EngineJob, workers: URL): Promise<EngineResult> {
  const model: Downloadable = {
    id: modelId,
    name: 'Model',
    url: job.url,
    bytes: job.bytes,
    sha256: job.sha256,
  };
  let startMs = 0;
  let lastByteMs: number | null = null;
  const remote = createRemoteTransfer(new URL('transfer-worker.js', workers));
  const transfer: Transfer = (spec, events, signal) => {
    const front = openContiguousBytes(spec.front);
    const timer = setInterval(() => {
      const { bytes } = front.read();
      if (bytes >= job.bytes) lastByteMs ??= performance.now();
      if (job.pauseAt !== null && bytes >= job.bytes * job.pauseAt) pause();
    }, lookMs);
    return remote(spec, events, signal).finally(() => {
      clearInterval(timer);
      lastByteMs ??= performance.now();
    });
  };
  const engine = openEngine({
    home: job.folder,
    models: [model],
    tuning,
    limits: { connectionsPerHost: job.connections },
    ports: { transfer, verify: createRemoteVerify(new URL('verifier-worker.js', workers)) },
  });
  const pause = (): void => {
    for (const { id, state } of engine.downloads.list())
      if (state === 'downloading') engine.downloads.pause(id);
  };
  try {
    startMs = performance.now();
    await engine.downloads.recover();
    const { id } = engine.downloads.start(modelId);
    const view = await engine.until(id, ({ state }) => ['complete', 'failed', 'paused'].includes(state));
    const endMs = performance.now();
    const wanted = job.pauseAt === null ? 'complete' : 'paused';
    if (view.state !== wanted) {
      throw new Error(`the engine ended ${view.state} instead of ${wanted}: ${JSON.stringify(view.error)}`);
    }
    if (wanted === 'complete' && !existsSync(engine.target(modelId)))
      throw new Error('no file was installed');
    return {
      wallS: (endMs - startMs) / 1000,
      lastByteToNameS: lastByteMs === null ? null : (endMs - lastByteMs) / 1000,
    };
  } finally {
    await engine.stop();
  }
}
