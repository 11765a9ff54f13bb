import type { ServerResponse } from 'node:http';
import { setImmediate as turn } from 'node:timers/promises';

/** Size in bytes of the pieces that test servers send: far fewer than a socket takes at once. */
export const pieceBytes = 16 * 1024;

/** Sends a body as a real network delivers it: piece by piece, each read by itself. */
export async function endInPieces(response: ServerResponse, content: Uint8Array | string): Promise<void> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  for (let at = 0; at < bytes.byteLength && !response.destroyed; at += pieceBytes) {
    const piece = bytes.subarray(at, at + pieceBytes);
    // Called also when the connection is closed by then.
    await new Promise<unknown>((resolve) => response.write(piece, resolve));
    await turn();
  }
  response.end();
}
