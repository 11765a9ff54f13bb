import type { IncomingMessage, ServerResponse } from 'node:http';
import { Refused } from '../refused.ts';

/** Most that one request may send, in bytes: longer than any conversation that a context holds. */
const mostBodyBytes = 8 * 1024 * 1024;
/** Most that all requests may hold until they are answered, in bytes. */
const mostHeldBytes = 4 * mostBodyBytes;

/** Reads bodies within a bound for each and one for all. */
export interface BodyReader {
  /**
   * @param response its bytes count until that is closed
   * @returns the JSON of it. @throws Refused `too-large`, `too-many`, `too-slow`, `invalid-request`
   */
  read(request: IncomingMessage, response: ServerResponse): Promise<unknown>;
}

export function createBodyReader(): BodyReader {
  let heldBytes = 0;
  return {
    read: async (request, response) => {
      const told = Number(request.headers['content-length'] ?? 0);
      if (told > mostBodyBytes) throw new Refused('too-large', 'The request is too large');
      const pieces: Buffer[] = [];
      let bytes = 0;
      response.once('close', () => {
        heldBytes -= bytes;
        bytes = 0;
      });
      try {
        for await (const piece of request as AsyncIterable<Buffer>) {
          bytes += piece.length;
          heldBytes += piece.length;
          if (bytes > mostBodyBytes) throw new Refused('too-large', 'The request is too large');
          if (heldBytes > mostHeldBytes) throw new Refused('too-many', 'Too much is being sent at once');
          pieces.push(piece);
        }
      } catch (error) {
        if (error instanceof Refused) throw error;
        throw new Refused('too-slow', 'The request did not come whole');
      }
      return jsonOf(Buffer.concat(pieces));
    },
  };
}

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Refused('invalid-request', 'The request is no JSON');
  }
}
