import { encodeFront } from './metadata.ts';
import {
  ALIGNMENT,
  BIASES_PER_BLOCK,
  type Dimensions,
  llamaMetadata,
  llamaTensors,
  type Tensor,
} from './model.ts';

/** A model whose file has an exact size. */
export interface Shape {
  readonly dimensions: Dimensions;
  readonly tensors: readonly Tensor[];
  /** Everything in front of the data section, aligned. */
  readonly front: Buffer;
  /** Bytes of front and tensors; the file adds less than ALIGNMENT zeros where it was asked for an odd size. */
  readonly bytes: number;
}

const WIDEST = 2048;
const NARROWEST = 32;
const MOST_BLOCKS = 96;

/**
 * Chooses the dimensions for a file of `bytes`, coarse to fine: embedding width, number of blocks, feed-forward
 * width, bias vectors, and at last the length of general.description, which takes less than four times the
 * embedding width plus a table line (8.3 kB for the largest models, 200 bytes for the smallest).
 * @throws RangeError when no model is small enough
 */
export function shapeOfSize(bytes: number, name: string): Shape {
  const target = bytes - (bytes % ALIGNMENT);
  for (let embedding = WIDEST; embedding >= NARROWEST; embedding /= 2) {
    const blocks = blocksFor(target, embedding, name);
    const dimensions =
      blocks > 0 ? widen({ embedding, blocks, feedForward: embedding, biases: 0 }, target, name) : null;
    if (dimensions === null) continue;
    const tensors = llamaTensors(dimensions);
    const room = target - frontBytes(dimensions, name) - dataBytes(tensors);
    const front = frontOf(dimensions, name, tensors, room);
    return { dimensions, tensors, front, bytes: front.length + dataBytes(tensors) };
  }
  throw new RangeError(`No model is as small as ${bytes} bytes: ask for ${smallestBytes(name)} or more`);
}

/** The size of the smallest model there is, in bytes. */
function smallestBytes(name: string): number {
  return sizeOf({ embedding: NARROWEST, blocks: 1, feedForward: NARROWEST, biases: 0 }, name);
}

// Four blocks with a feed-forward layer four times the embedding make a plausible model; the narrowest may have one.
function blocksFor(target: number, embedding: number, name: string): number {
  const wide = (blocks: number) => sizeOf({ embedding, blocks, feedForward: 4 * embedding, biases: 0 }, name);
  const perBlock = wide(2) - wide(1);
  const blocks = Math.min(MOST_BLOCKS, Math.floor((target - (wide(1) - perBlock)) / perBlock));
  if (blocks >= 4) return blocks;
  return embedding === NARROWEST ? Math.max(1, blocks) : 0;
}

// Everything grows by even steps, so a step is measured once; the tables' lines make the last guess one too many.
function widen(start: Dimensions, target: number, name: string): Dimensions | null {
  if (sizeOf(start, name) > target) return null;
  const row = sizeOf({ ...start, feedForward: start.feedForward + 1 }, name) - sizeOf(start, name);
  const feedForward = start.feedForward + Math.floor((target - sizeOf(start, name)) / row);
  const wide = { ...start, feedForward };
  let biases = Math.floor((target - sizeOf(wide, name)) / (4 * start.embedding));
  biases = Math.min(biases, BIASES_PER_BLOCK.length * start.blocks);
  while (sizeOf({ ...wide, biases }, name) > target) biases -= 1;
  return { ...wide, biases };
}

function sizeOf(dimensions: Dimensions, name: string): number {
  return frontBytes(dimensions, name) + dataBytes(llamaTensors(dimensions));
}

function dataBytes(tensors: readonly Tensor[]): number {
  return tensors.reduce((sum, tensor) => sum + tensor.bytes, 0);
}

function frontBytes(dimensions: Dimensions, name: string): number {
  return frontOf(dimensions, name, llamaTensors(dimensions), 0).length;
}

function frontOf(dimensions: Dimensions, name: string, tensors: readonly Tensor[], room: number): Buffer {
  const description = `Random weights, made to a size.${' '.repeat(room)}`;
  const front = encodeFront(llamaMetadata(dimensions, name, description), tensors);
  return Buffer.concat([front, Buffer.alloc((ALIGNMENT - (front.length % ALIGNMENT)) % ALIGNMENT)]);
}
