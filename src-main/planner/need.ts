import type { Candidate } from './candidate.ts';

const GiB = 1024 ** 3;

/** The conversation that memory is reckoned for, in tokens: about 3,000 words; what runtimes start with by default. */
export const contextTokens = 4096;
/** Keys and values are kept as 16-bit numbers. */
const bytesPerNumber = 2;
/** The program and its working buffers: a fixed part, and one that grows with the weights. */
const fixedOverheadBytes = 0.4 * GiB;
const overheadShare = 0.05;
/** Where a model's shape is not known: above what the common shapes need at {@link contextTokens} (see docs/computer.md). */
const estimatedContextBytes = 0.4 * GiB;
const estimatedContextShare = 0.05;

/** Memory that running a model takes, in bytes, by what takes it. */
export interface Need {
  readonly weightsBytes: number;
  readonly contextBytes: number;
  readonly overheadBytes: number;
  readonly totalBytes: number;
  readonly contextTokens: number;
  readonly isContextEstimated: boolean;
}

/**
 * What a model takes; null when the size of its file is unknown. Pure.
 * @param longest tokens of the conversation; a model that holds fewer is reckoned with its own
 */
export function needOf(
  candidate: Omit<Candidate, 'id' | 'rank' | 'demo'>,
  longest: number = contextTokens,
): Need | null {
  const { bytes, layers, kvHeads, headSize, contextLength } = candidate;
  if (bytes === null) return null;
  const tokens = Math.min(longest, contextLength ?? longest);
  const perToken = 2 * (layers ?? 0) * (kvHeads ?? 0) * (headSize ?? 0) * bytesPerNumber;
  const estimate = (estimatedContextBytes + bytes * estimatedContextShare) * (tokens / contextTokens);
  const contextBytes = Math.round(perToken > 0 ? perToken * tokens : estimate);
  const overheadBytes = Math.round(fixedOverheadBytes + bytes * overheadShare);
  return {
    weightsBytes: bytes,
    contextBytes,
    overheadBytes,
    totalBytes: bytes + contextBytes + overheadBytes,
    contextTokens: tokens,
    isContextEstimated: perToken === 0,
  };
}

/** The file whose memory need, with an estimated context, is this much: the other way round. In bytes. */
export function fileFor(neededBytes: number): number {
  const fixed = fixedOverheadBytes + estimatedContextBytes;
  return Math.max(0, (neededBytes - fixed) / (1 + overheadShare + estimatedContextShare));
}
