import type { App } from 'electron';
import { isHeadless } from '../headless/mark.ts';
import { type Arrival, arrivalOf } from '../links/arrival.ts';

/** Links and files that come before anybody is there to take them. */
export interface Doorstep {
  /**
   * From now on arrivals go to `receive`.
   * @returns what came before; the last of several; null for nothing but the start itself
   */
  open(receive: (arrival: Arrival) => void): Arrival | null;
}

/**
 * Hears what the system and other starts of Noggin want to be shown. Call before `ready`: macOS tells of the link or
 * file that an app is started for before that.
 * @param argv of this process
 * @param folder where it was started
 */
export function createDoorstep(app: Pick<App, 'on'>, argv: readonly string[], folder: string): Doorstep {
  const started = arrivalOf(argv.slice(1), folder);
  let waiting: Arrival | null = started.kind === 'window' ? null : started;
  let receive = (arrival: Arrival): void => {
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
    if (!isHeadless(data)) receive(arrivalOf(words.slice(1), from));
  });
  return {
    open: (taker) => {
      receive = taker;
      return waiting;
    },
  };
}
