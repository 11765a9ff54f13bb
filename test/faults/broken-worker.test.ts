import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { createRemoteTransfer } from '../../src-main/downloads/transfer/remote.ts';
import { createRemoteVerify } from '../../src-main/downloads/verifier/remote.ts';
import { setScene } from '../support/engine/scene.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { ended } from './play.ts';

const downloads = new URL('../../src-main/downloads/', import.meta.url);

/** The real worker, with a fault injected right after its first message of this kind. */
function broken(worker: string, isFatal: string): URL {
  const file = path.join(tempFolder(), 'broken.mjs');
  writeFileSync(
    file,
    `import { parentPort } from 'node:worker_threads';
     const post = parentPort.postMessage.bind(parentPort);
     let isBroken = false;
     parentPort.postMessage = (message, ...rest) => {
       // Nothing more is said once it is broken: what it says while it ends may arrive before or after its end.
       if (isBroken) return;
       post(message, ...rest);
       isBroken = ${isFatal};
       if (isBroken) setImmediate(() => { throw new Error('out of memory'); });
     };
     await import(${JSON.stringify(new URL(worker, downloads).href)});`,
  );
  return pathToFileURL(file);
}

/** The real worker, with a handle of its own that keeps it alive. */
function lingering(worker: string): URL {
  const file = path.join(tempFolder(), 'lingering.mjs');
  const real = JSON.stringify(new URL(worker, downloads).href);
  writeFileSync(file, `setInterval(() => {}, 1_000_000); await import(${real});`);
  return pathToFileURL(file);
}

describe('a thread that crashes during a download', () => {
  test.each([
    [
      'transfers',
      () => ({
        transfer: createRemoteTransfer(broken('transfer/worker.ts', "message.kind === 'checkpoint'")),
      }),
    ],
    [
      'verifies',
      () => ({ verify: createRemoteVerify(broken('verifier/worker.ts', "'hashedBytes' in message")) }),
    ],
  ])(
    'and %s: the download fails with a reason, keeps its bytes, and resumes on retry',
    async (_what, ports) => {
      const scene = await setScene({ bytesPerSecond: 3_000_000, ports: ports() });
      const { id } = scene.engine.downloads.start('tiny');
      const failed = await scene.engine.until(id, ({ state }) => state === 'failed');
      expect(failed.error).toMatchObject({
        code: 'internal',
        message: expect.stringContaining('out of memory'),
      });
      expect(failed.actions).toContain('retry');
      const kept = scene.engine.ledger.downloads.get(id)?.durableBytes ?? 0;
      expect(kept).toBeGreaterThan(0);
      expect(scene.violations()).toEqual([]);

      const served = scene.host.bytesServed;
      const engine = await scene.reopen({ ports: sound });
      engine.downloads.retry(id);
      await engine.until(id, ({ state }) => state === 'complete');
      expect(scene.host.bytesServed - served).toBeLessThanOrEqual(scene.content.length - kept + 64 * 1024);
      expect(scene.installedHash()).toBe(scene.model.sha256);
    },
  );
});

test('threads that report their outcome but never exit let the download end', async () => {
  const scene = await setScene({
    ports: {
      transfer: createRemoteTransfer(lingering('transfer/worker.ts')),
      verify: createRemoteVerify(lingering('verifier/worker.ts')),
    },
  });
  const { id } = scene.engine.downloads.start('tiny');
  expect(await scene.engine.until(id, ended)).toMatchObject({ state: 'complete', error: null });
  expect(scene.installedHash()).toBe(scene.model.sha256);
});

const sound = {
  transfer: createRemoteTransfer(new URL('transfer/worker.ts', downloads)),
  verify: createRemoteVerify(new URL('verifier/worker.ts', downloads)),
};
