import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { type GgufOptions, type GgufPlan, ggufPlan } from './plan.ts';

export { type GgufOptions, ggufPlan } from './plan.ts';

/** A generated file and its hash. */
export interface WrittenGguf {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

const CHUNK_BYTES = 4 * 1024 * 1024;

/** Writes the model to `path` (replacing what is there) and returns its size and SHA-256. */
export async function writeGguf(path: string, options: GgufOptions = {}): Promise<WrittenGguf> {
  const plan = ggufPlan(options);
  const file = await open(path, 'w');
  try {
    const hash = createHash('sha256');
    let writing: Promise<unknown> = Promise.resolve();
    for (const chunk of chunksOf(plan)) {
      hash.update(chunk.bytes);
      // One chunk is being written while the next is made; two buffers take turns.
      await writing;
      writing = file.write(chunk.bytes, 0, chunk.bytes.length, chunk.offset);
    }
    await writing;
    return { path, bytes: plan.totalBytes, sha256: hash.digest('hex') };
  } finally {
    await file.close();
  }
}

/** The SHA-256 of the model, in hex, without writing it anywhere. */
export function ggufSha256(options: GgufOptions = {}): string {
  const hash = createHash('sha256');
  for (const chunk of chunksOf(ggufPlan(options))) hash.update(chunk.bytes);
  return hash.digest('hex');
}

function* chunksOf(plan: GgufPlan): Generator<{ offset: number; bytes: Uint8Array }> {
  const buffers = [new Uint8Array(CHUNK_BYTES), new Uint8Array(CHUNK_BYTES)] as const;
  let turn = 0;
  for (let offset = 0; offset < plan.totalBytes; offset += CHUNK_BYTES) {
    const buffer = buffers[turn % 2 === 0 ? 0 : 1];
    turn += 1;
    yield { offset, bytes: buffer.subarray(0, plan.readAt(offset, buffer)) };
  }
}
