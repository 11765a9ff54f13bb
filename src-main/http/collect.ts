import { NogginError } from '../errors.ts';
import { enough, type HttpResponse } from './client.ts';

const firstBytes = 64 * 1024;

/** How much of a body is wanted. */
export interface CollectLimits {
  readonly maxBytes: number;
  /** Whether what is beyond that is left where it is instead of refused. */
  readonly cuts?: boolean;
  /** The error for a body that is longer; default `server`. */
  readonly tooLong?: (maxBytes: number) => NogginError;
}

/**
 * The body of a small answer in memory of its own, copied as it comes: what is handed over in place is overwritten by
 * what comes next. However small its pieces are, it takes at most twice the memory of its bytes.
 * @throws NogginError where there is more than `maxBytes`, or the socket's error
 */
export async function collect(
  response: Pick<HttpResponse, 'readInPlace'>,
  limits: CollectLimits,
): Promise<Buffer> {
  const { maxBytes, cuts = false, tooLong = answerTooLong } = limits;
  let memory = Buffer.alloc(Math.min(firstBytes, maxBytes));
  let bytes = 0;
  await response.readInPlace((chunk) => {
    const room = maxBytes - bytes;
    if (chunk.byteLength > room && !cuts) throw tooLong(maxBytes);
    const part = chunk.byteLength > room ? chunk.subarray(0, room) : chunk;
    const needed = bytes + part.byteLength;
    if (needed > memory.length) {
      const larger = Buffer.alloc(Math.min(maxBytes, Math.max(needed, memory.length * 2)));
      memory.copy(larger, 0, 0, bytes);
      memory = larger;
    }
    memory.set(part, bytes);
    bytes = needed;
    return cuts && bytes === maxBytes ? enough : undefined;
  });
  return memory.subarray(0, bytes);
}

function answerTooLong(maxBytes: number): NogginError {
  return new NogginError('server', `The answer is longer than ${maxBytes} bytes`);
}
