import { needOf } from '../planner/need.ts';
import type { ModelHeader } from './header.ts';

/**
 * Memory that running the model takes, in bytes, by the same rule as for the catalogue: with the shape that its header
 * tells, estimated from the size where it does not. Null when not even the size is known. Pure.
 */
export function exactMemory(fileBytes: number | null, header: ModelHeader): number | null {
  const { kvHeads, keySize, valueSize, contextLength } = header;
  // The heads are already summed over the layers; keys and values may differ in size.
  const headSize = keySize === null || valueSize === null ? null : (keySize + valueSize) / 2;
  const shape = { layers: 1, kvHeads, headSize, contextLength };
  return needOf({ bytes: fileBytes, ...shape })?.totalBytes ?? null;
}
