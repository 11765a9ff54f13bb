import { memoryNeeded } from '../planner/fit.ts';
import type { ModelHeader } from './header.ts';

const GiB = 1024 ** 3;
/** The conversation that the need is told for, in tokens: some dozen pages. */
const context = 8192;
/** Keys and values are kept with 16 bits. */
const bytesPerValue = 2;
/** Buffers of the runtime, and the program itself. */
const programBytes = 0.6 * GiB;

/**
 * Memory that running the model takes with a conversation of up to 8,192 tokens, in bytes: weights, keys and values,
 * program. Estimated from the size alone where the header does not tell; 0 when nothing is known. Pure.
 */
export function exactMemory(fileBytes: number | null, header: ModelHeader): number {
  const { kvHeads, keySize, valueSize, contextLength } = header;
  if (fileBytes === null || kvHeads === null || keySize === null || valueSize === null) {
    return memoryNeeded(fileBytes);
  }
  const tokens = Math.min(context, contextLength ?? context);
  return Math.round(fileBytes + kvHeads * (keySize + valueSize) * tokens * bytesPerValue + programBytes);
}
