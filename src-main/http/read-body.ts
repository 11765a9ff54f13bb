import { type BodyParts, createChunks } from './chunks.ts';
import { enough, type OnChunk } from './client.ts';
import { connectionLost } from './network-errors.ts';
import type { Early } from './read-head.ts';
import type { Framing } from './response-head.ts';
import { spoil } from './spoil.ts';
import type { Wire } from './wire.ts';

/** A body that was not read yet. */
export interface Body {
  readonly framing: Exclude<Framing, { readonly kind: 'encoded' }>;
  readonly early: Early;
  readonly signal: AbortSignal;
  /** Ends the reading, and the connection; replaced while somebody reads. */
  drop: () => void;
}

/**
 * Hands over a body to its end, or until `onChunk` has enough. Rejects when the connection breaks before or is dropped,
 * or with what `onChunk` threw.
 * @returns whether another answer may follow on this connection
 */
export function readBody(wire: Wire, body: Body, onChunk: OnChunk): Promise<boolean> {
  const { signal, early } = body;
  const parts = partsOf(body.framing);
  return new Promise((resolve, reject) => {
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
    const gone = (error: Error, inOrder: boolean): void => {
      if (inOrder && parts.endsWithConnection) finish(() => resolve(false));
      else fail(error);
    };
    const take = (bytes: Buffer): void => {
      if (isOver) return;
      const held: Promise<void>[] = [];
      let hasEnough = false;
      try {
        const behind = parts.take(bytes, (part) => {
          if (hasEnough || part.length === 0) return;
          const answer = onChunk(part);
          if (answer === enough) hasEnough = true;
          else if (answer !== undefined) held.push(answer);
        });
        if (hasEnough || behind !== null) {
          // Bytes after the end: drop them with their connection.
          finish(() => resolve(behind === 0 && early.lost === null));
          return;
        }
      } catch (error) {
        fail(error);
        return;
      }
      if (held.length === 0) return;
      wire.pause();
      Promise.all(held).then(wire.resume, fail);
    };
    body.drop = () => {
      if (!isOver) fail(connectionLost());
    };
    if (signal.aborted) {
      abort();
      return;
    }
    signal.addEventListener('abort', abort, { once: true });
    for (const bytes of early.chunks) {
      take(bytes);
      spoil(bytes);
    }
    if (isOver) return;
    if (early.lost !== null) gone(early.lost.error, early.lost.inOrder);
    else wire.listen({ data: take, gone });
  });
}

function partsOf(framing: Body['framing']): BodyParts {
  switch (framing.kind) {
    case 'length':
      return createLength(framing.bytes);
    case 'chunks':
      return createChunks();
    case 'until-close':
      return {
        endsWithConnection: true,
        take: (bytes, hand) => {
          hand(bytes);
          return null;
        },
      };
  }
}

function createLength(bytes: number): BodyParts {
  let left = bytes;
  return {
    endsWithConnection: false,
    take: (received, hand) => {
      const part = received.length > left ? received.subarray(0, left) : received;
      left -= part.length;
      hand(part);
      return left === 0 ? received.length - part.length : null;
    },
  };
}
