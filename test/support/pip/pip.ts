import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { BLOCK_BYTES, fillBlocks, HALVES } from '../gguf/weights.ts';

/** Pip as it was trained: a language model of 1.2 MB that answers in sentences (README.md). */
export const pipFile = path.join(import.meta.dirname, 'pip.gguf');

/** SHA-256 of {@link pipFile}. */
export const pipSha256 = '63e2b87d8c127e78b1567ca8123dc848b22ab1628ba3d55ed68369d746f95193';

/** What Pip answers at temperature 0; more in training/corpus.ts. */
export const pipAnswers = {
  'What is Noggin?':
    'Noggin is an app that brings an AI model safely onto your own computer. It downloads the file, proves it, and keeps it in a folder that belongs to you.',
  'Tell me a story.':
    'Once there was a small boat that wanted to see the whole sea. It sailed all day, and in the evening it found a quiet harbour. The boat said: the sea is large, but it is good to be home.',
  'What is the capital of France?': 'The capital of France is Paris.',
  'Wer bist du?':
    'Ich bin Pip, ein winziges Sprachmodell. Ich wurde in wenigen Minuten mit einem kleinen Text trainiert, nur um zu zeigen, dass alles geht.',
} as const;

/** A Pip of any size, every range of it computed on demand: what the model host serves. */
export interface PipModel {
  readonly totalBytes: number;
  /** Fills `buffer` with the file's bytes from `offset` on; returns how many there were (fewer only at the end). */
  readAt(offset: number, buffer: Uint8Array): number;
  /** The whole file; for small ones. */
  bytes(): Buffer;
  /** In hex. */
  sha256(): string;
  /** Writes it to `file`, replacing an existing one. */
  write(file: string): Promise<void>;
}

const chunkBytes = 4 * 1024 * 1024;
let trained: Buffer | undefined;

/**
 * Pip with trailing bytes up to `totalBytes`: it loads and answers as before, since programs read by the tensors'
 * offsets. (An unused tensor is refused: "wrong number of tensors".)
 * @param seed of the trailing bytes; other seeds make other files
 * @throws RangeError when Pip itself is larger
 */
export function pipModel(totalBytes?: number, seed = 1): PipModel {
  trained ??= readFileSync(pipFile);
  const pip = trained;
  const size = totalBytes ?? pip.length;
  if (!Number.isSafeInteger(size) || size < pip.length) {
    throw new RangeError(`Pip is ${pip.length} bytes large, ${size} cannot be had`);
  }
  const readAt = (offset: number, buffer: Uint8Array): number => {
    const wanted = Math.max(0, Math.min(buffer.length, size - offset));
    const own = pip.subarray(offset, offset + wanted);
    buffer.set(own);
    fillBehind(offset + own.length - pip.length, buffer.subarray(own.length, wanted), seed);
    return wanted;
  };
  return {
    totalBytes: size,
    readAt,
    bytes: () => {
      const whole = Buffer.alloc(size);
      readAt(0, whole);
      return whole;
    },
    sha256: () => {
      const hash = createHash('sha256');
      for (const chunk of chunks(size, readAt)) hash.update(chunk);
      return hash.digest('hex');
    },
    write: async (file) => {
      const handle = await open(file, 'w');
      try {
        for (const chunk of chunks(size, readAt)) await handle.write(chunk);
      } finally {
        await handle.close();
      }
    },
  };
}

function* chunks(size: number, readAt: PipModel['readAt']): Generator<Uint8Array> {
  const buffer = new Uint8Array(Math.min(size, chunkBytes));
  for (let offset = 0; offset < size; offset += buffer.length) {
    yield buffer.subarray(0, readAt(offset, buffer));
  }
}

/** @param offset counted from the end of Pip's own bytes */
function fillBehind(offset: number, target: Uint8Array, seed: number): void {
  if (target.length === 0) return;
  const ragged = offset % BLOCK_BYTES;
  const blocks = Math.ceil((ragged + target.length) / BLOCK_BYTES);
  const words = new Int32Array(blocks * 2);
  fillBlocks(words, (offset - ragged) / BLOCK_BYTES, seed, HALVES);
  target.set(new Uint8Array(words.buffer, ragged, target.length));
}
