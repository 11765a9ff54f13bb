import type { Dimensions, Tensor } from './model.ts';
import { shapeOfSize } from './shape.ts';
import { BLOCK_BYTES, fillBlocks } from './weights.ts';

/** What to generate: the file's size in bytes (default 64 MiB) and the seed of its weights (default 1). */
export interface GgufOptions {
  readonly bytes?: number;
  readonly seed?: number;
}

/** A GGUF file that is never stored: every range of it is computed on demand. */
export interface GgufPlan {
  /** Magic, metadata, tensor table and padding: what comes before the tensors' data. */
  readonly header: Buffer;
  /** The file's size: exactly the requested one. */
  readonly totalBytes: number;
  readonly dimensions: Dimensions;
  /** The tensor table; offsets count from the end of the header. */
  readonly tensors: readonly Tensor[];
  /** Fills `buffer` with the file's bytes from `offset` on; returns how many there were (fewer only at the end). */
  readAt(offset: number, buffer: Uint8Array): number;
}

const DEFAULT_BYTES = 64 * 1024 * 1024;
const SCRATCH_BYTES = 64 * 1024;

/**
 * Plans a llama-architecture model of exactly `bytes` bytes. The header and the tensors fill it up to a multiple
 * of 32; a size that is none ends in up to 31 zeros, which readers ignore.
 * @throws RangeError when `bytes` is below the smallest model (about 56 kB) or not a whole number
 */
export function ggufPlan(options: GgufOptions = {}): GgufPlan {
  const totalBytes = options.bytes ?? DEFAULT_BYTES;
  const seed = options.seed ?? 1;
  if (!Number.isSafeInteger(totalBytes)) throw new RangeError(`Not a size in bytes: ${totalBytes}`);
  const shape = shapeOfSize(totalBytes, `Noggin test model ${seed}`);
  const { front, tensors } = shape;

  const readAt = (offset: number, buffer: Uint8Array): number => {
    const end = Math.min(totalBytes, offset + buffer.length);
    let at = offset;
    while (at < end) {
      const target = buffer.subarray(at - offset, end - offset);
      if (at < front.length) {
        target.set(front.subarray(at, end));
        at = Math.min(end, front.length);
      } else if (at >= shape.bytes) {
        target.fill(0);
        at = end;
      } else {
        at += fillFromTensor(tensorAt(tensors, at - front.length), at - front.length, target, seed);
      }
    }
    return Math.max(0, end - offset);
  };
  return { header: front, totalBytes, dimensions: shape.dimensions, tensors, readAt };
}

// The tensors lie end to end: the one that holds `offset` is the last that starts at or before it.
function tensorAt(tensors: readonly Tensor[], offset: number): Tensor {
  let low = 0;
  let high = tensors.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((tensors[middle] as Tensor).offset <= offset) low = middle;
    else high = middle - 1;
  }
  return tensors[low] as Tensor;
}

const scratch = new Int32Array(SCRATCH_BYTES / 4);
const scratchBytes = new Uint8Array(scratch.buffer);

// Straight into the target where both are aligned, and through a scratch buffer at the edges.
function fillFromTensor(tensor: Tensor, offset: number, target: Uint8Array, seed: number): number {
  const length = Math.min(target.length, tensor.offset + tensor.bytes - offset);
  const ragged = offset % BLOCK_BYTES;
  const block = (offset - ragged) / BLOCK_BYTES;
  if (ragged === 0 && target.byteOffset % 4 === 0 && length >= BLOCK_BYTES) {
    const whole = length - (length % BLOCK_BYTES);
    fillBlocks(new Int32Array(target.buffer, target.byteOffset, whole / 4), block, seed, tensor.recipe);
    return whole;
  }
  const part = Math.min(length, SCRATCH_BYTES - ragged);
  const blocks = Math.ceil((ragged + part) / BLOCK_BYTES);
  fillBlocks(scratch.subarray(0, blocks * 2), block, seed, tensor.recipe);
  target.set(scratchBytes.subarray(ragged, ragged + part));
  return part;
}
