import type { App } from 'electron';
import { type OpenRequest, openRequestOf } from '../../deep-links/open-request.ts';
import { isHeadless } from '../../headless/mark.ts';

/** Links and files that come before anybody is there to take them. */
export interface EarlyRequests {
  /**
   * Sends requests to `receive` from now on.
   * @returns the last earlier request; null for a plain start
   */
  open(receive: (arrival: OpenRequest) => void): OpenRequest | null;
}

/**
 * Listens for links and files from the system and from other starts. Call before `ready`: macOS sends the link or
 * file of a start before that.
 * @param argv of this process
 * @param folder where it was started
 */
export function createEarlyRequests(
  app: Pick<App, 'on'>,
  argv: readonly string[],
  folder: string,
): EarlyRequests {
  const started = openRequestOf(argv.slice(1), folder);
  let waiting: OpenRequest | null = started.kind === 'window' ? null : started;
  let receive = (arrival: OpenRequest): void => {
    waiting = arrival;
  };
  app.on('open-url', (event, address) => {
    event.preventDefault();
    receive({ kind: 'link', address });
  });
  app.on('open-file', (event, file) => {
    event.preventDefault();
    receive({ kind: 'file', file });
  });
  app.on('second-instance', (_event, words, from, data) => {
    if (!isHeadless(data)) receive(openRequestOf(words.slice(1), from));
  });
  return {
    open: (taker) => {
      receive = taker;
      return waiting;
    },
  };
}
