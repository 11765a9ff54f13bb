import { type ConnectionPorts, type RoundEnd, runConnection } from './connection.ts';
import { watchRuns } from './slow-runs.ts';

/** One stretch of work by all connections: until everything is there, or one of them finds what settles it. */
export interface Round {
  /** How many connections there should be. */
  wanted(): number;
  /** Starts connections up to this number, or lets as many end after the run they are at. */
  resize(connections: number): void;
  /** Ends every request and every wait, so that all connections are dialled again at once. */
  redial(): void;
  /** Ends the round with this verdict, unless it has one. */
  settle(end: RoundEnd): void;
  /** Resolves when every connection has ended: no write comes after it. Null: stopped, or nothing was left. */
  finished(): Promise<RoundEnd | null>;
}

/** @param outer stops the round without a verdict */
export function startRound(
  ports: Omit<
    ConnectionPorts,
    'signal' | 'barren' | 'isTooMany' | 'slowRuns' | 'redial' | 'aheadBytes' | 'stirred'
  >,
  outer: AbortSignal,
): Round {
  const controller = new AbortController();
  const barren = { tries: 0 };
  const connections: Promise<void>[] = [];
  const slowRuns = watchRuns();
  let atWork = 0;
  let wanted = 1;
  let redial = new AbortController();
  let stir = new AbortController();
  let verdict: RoundEnd | null = null;
  const stop = (): void => controller.abort();
  if (outer.aborted) stop();
  else outer.addEventListener('abort', stop, { once: true });

  const settle = (end: RoundEnd): void => {
    verdict ??= end;
    stop();
  };
  const add = (): void => {
    atWork += 1;
    const isTooMany = (): boolean => atWork > wanted;
    const connection = runConnection({
      ...ports,
      signal: controller.signal,
      barren,
      slowRuns,
      isTooMany,
      aheadBytes: () => (wanted + 2) * ports.context.spec.numbers.runBytes,
      redial: () => redial.signal,
      stirred: () => stir.signal,
    }).then((end) => {
      atWork -= 1;
      if (end !== null) settle(end);
      // Those who rest look again: perhaps all is there, and the end must not wait for them.
      stir.abort();
      stir = new AbortController();
    });
    connections.push(connection);
  };
  return {
    settle,
    redial: () => {
      const before = redial;
      redial = new AbortController();
      before.abort();
    },
    wanted: () => wanted,
    resize: (next) => {
      wanted = next;
      while (atWork < wanted) add();
    },
    finished: async () => {
      // The list may grow while earlier connections are waited for.
      for (let index = 0; index < connections.length; index += 1) await connections[index];
      outer.removeEventListener('abort', stop);
      return verdict;
    },
  };
}
