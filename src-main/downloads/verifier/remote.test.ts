import { createHash, randomBytes } from 'node:crypto';
import { getEventListeners } from 'node:events';
import { appendFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { tempFolder } from '../../../test/support/temp-folder.ts';
import { type ContiguousBytes, createContiguousBuffer, openContiguousBytes } from './contiguous-bytes.ts';
import type { VerifySpec } from './port.ts';
import { createRemoteVerify } from './remote.ts';

const verify = createRemoteVerify(new URL('./worker.ts', import.meta.url));
const pieceBytes = 64 * 1024;

interface Scene {
  readonly spec: VerifySpec;
  readonly front: ContiguousBytes;
  readonly content: Buffer;
}

/** A file that is half there. */
function scene(): Scene {
  const file = path.join(tempFolder(), 'model.partial');
  const content = randomBytes(5 * pieceBytes);
  writeFileSync(file, content.subarray(0, 2 * pieceBytes));
  const buffer = createContiguousBuffer();
  const front = openContiguousBytes(buffer);
  front.publish(2 * pieceBytes);
  return { content, front, spec: { path: file, pieceBytes, front: buffer, pieces: [] } };
}

/** Calls back once this many bytes are hashed. */
function once(bytes: number, then: () => void): (hashedBytes: number) => void {
  let isDone = false;
  return (hashedBytes) => {
    if (isDone || hashedBytes < bytes) return;
    isDone = true;
    then();
  };
}

describe('a verifier whose thread fails', () => {
  test.each([
    ['exits silently', 'process.exit(0)', /without a word/],
    ['throws', 'throw new Error("out of memory")', /out of memory/],
  ])('%s: the download gets an error instead of waiting forever', async (_how, code, message) => {
    const broken = createRemoteVerify(new URL(`data:text/javascript,${encodeURIComponent(code)}`));
    expect(await broken(scene().spec, () => {}, new AbortController().signal)).toMatchObject({
      ...{ kind: 'failed', code: 'internal', message: expect.stringMatching(message) },
    });
  });
});

describe('the verifier in its own thread', () => {
  test('follows a file while it grows', async () => {
    const { spec, front, content } = scene();
    const { signal } = new AbortController();
    // It has hashed the first half; only now comes the rest.
    const grow = once(2 * pieceBytes, () => {
      appendFileSync(spec.path, content.subarray(2 * pieceBytes));
      front.publish(content.byteLength);
      front.finish(content.byteLength);
    });
    expect(await verify(spec, grow, signal)).toEqual({
      kind: 'digest',
      sha256: createHash('sha256').update(content).digest('hex'),
      bytes: content.byteLength,
    });
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  test('B8: finds damage before the end', async () => {
    const { spec, content } = scene();
    const first = content.subarray(0, pieceBytes);
    const pieces = [{ index: 0, bytes: pieceBytes, crc32: crc32(first) ^ 1 }];
    const { signal } = new AbortController();
    expect(await verify({ ...spec, pieces }, () => {}, signal)).toEqual({ kind: 'damaged', pieces: [0] });
  });

  test('C10: an abort ends it while it waits for bytes', async () => {
    const { spec } = scene();
    const stop = new AbortController();
    const outcome = await verify(
      spec,
      once(2 * pieceBytes, () => stop.abort()),
      stop.signal,
    );
    expect(outcome).toEqual({ kind: 'stopped' });
    expect(getEventListeners(stop.signal, 'abort')).toHaveLength(0);
  });

  test('C10: an earlier abort ends it at once', async () => {
    expect(await verify(scene().spec, () => {}, AbortSignal.abort())).toEqual({ kind: 'stopped' });
  });

  test('B3: reports a missing file', async () => {
    const { spec } = scene();
    const { signal } = new AbortController();
    expect(await verify({ ...spec, path: `${spec.path}.gone` }, () => {}, signal)).toMatchObject({
      kind: 'failed',
      code: 'folder-unavailable',
    });
  });

  test('a thread that cannot start is reported, and never throws', async () => {
    const { spec } = scene();
    const { signal } = new AbortController();
    const broken = createRemoteVerify(new URL('./no-such-worker.ts', import.meta.url));
    expect(await broken(spec, () => {}, signal)).toMatchObject({ kind: 'failed', code: 'internal' });
  });
});
