import { enough, type OnChunk } from './client.ts';
import type { Early } from './read-head.ts';
import type { Wire } from './wire.ts';

/**
 * Hands over exactly `length` bytes, or fewer when `onChunk` has enough. Rejects when the connection breaks before, or
 * with what `onChunk` threw.
 * @returns whether nothing is left, so that another answer may follow on this connection
 */
export function readBody(
  signal: AbortSignal,
  wire: Wire,
  body: { readonly length: number; readonly early: Early; readonly onChunk: OnChunk },
): Promise<boolean> {
  return new Promise((resolve, reject) => {
    let left = body.length;
    let isOver = false;
    const finish = (settle: () => void): void => {
      isOver = true;
      signal.removeEventListener('abort', abort);
      settle();
    };
    const fail = (error: unknown): void => {
      wire.destroy();
      finish(() => reject(error));
    };
    const abort = (): void => fail(new DOMException('The request was aborted', 'AbortError'));
    const take = (bytes: Buffer): void => {
      if (isOver) return;
      // More than was announced: what is too much is dropped with its connection.
      const isTooMuch = bytes.length > left;
      const part = isTooMuch ? bytes.subarray(0, left) : bytes;
      left -= part.length;
      try {
        const held = part.length > 0 ? body.onChunk(part) : undefined;
        if (held === enough || left === 0) {
          finish(() => resolve(left === 0 && !isTooMuch && body.early.lost === null));
          return;
        }
        if (held !== undefined) {
          wire.pause();
          held.then(wire.resume, fail);
        }
      } catch (error) {
        fail(error);
      }
    };
    if (signal.aborted) {
      abort();
      return;
    }
    signal.addEventListener('abort', abort, { once: true });
    for (const bytes of body.early.chunks) take(bytes);
    if (isOver) return;
    if (body.early.lost !== null) {
      fail(body.early.lost.error);
      return;
    }
    wire.listen({ data: take, gone: fail });
  });
}
