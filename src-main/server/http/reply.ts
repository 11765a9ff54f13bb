import type { ServerResponse } from 'node:http';
import type { Reply } from './call.ts';

/** Nothing that comes from here is kept, guessed at, or shown by a page. */
const usualHeaders = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const;

/**
 * The way back to a program.
 * @param isHead the same without its body
 * @param drainMs how long a program may take to read what was written to it
 */
export function createReply(response: ServerResponse, isHead: boolean, drainMs: number): Reply {
  let hasBegun = false;
  let draining: NodeJS.Timeout | null = null;
  const head = (status: number, type: string, length: number | null): void => {
    hasBegun = true;
    response.writeHead(status, {
      ...usualHeaders,
      'Content-Type': type,
      ...(length === null ? {} : { 'Content-Length': length }),
    });
  };
  /** One that does not read what is left is not waited for. */
  const finish = (text: string | undefined): void => {
    const patience = setTimeout(() => response.destroy(), drainMs);
    response.once('close', () => clearTimeout(patience));
    response.end(text);
  };
  const whole = (status: number, type: string, text: string): void => {
    if (response.destroyed || response.headersSent) return;
    head(status, type, Buffer.byteLength(text));
    finish(isHead ? undefined : text);
  };
  return {
    json: (status, value) => whole(status, 'application/json; charset=utf-8', JSON.stringify(value)),
    text: (status, text) => whole(status, 'text/plain; charset=utf-8', text),
    begin: (type) => {
      if (!response.destroyed) head(200, type, null);
    },
    get hasBegun() {
      return hasBegun;
    },
    write: (text) => {
      if (response.destroyed || response.write(text) || draining !== null) return;
      // One that does not read is not waited for.
      draining = setTimeout(() => response.destroy(), drainMs);
      response.once('drain', () => {
        if (draining !== null) clearTimeout(draining);
        draining = null;
      });
      response.once('close', () => {
        if (draining !== null) clearTimeout(draining);
      });
    },
    end: () => {
      if (!response.destroyed) finish(undefined);
    },
  };
}
