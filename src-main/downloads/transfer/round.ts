import { type ConnectionPorts, type RoundEnd, runConnection } from './connection.ts';
import { createOutage } from './outage.ts';
import { watchSegments } from './slow-segments.ts';

/** One round of all connections: until everything is there, or one of them ends it. */
export interface Round {
  /** How many connections there should be. */
  wanted(): number;
  /** Starts connections up to this number, or lets the excess end after their segment. */
  resize(connections: number): void;
  /** Aborts every request and wait, so that all connections are dialled again. */
  redial(): void;
  /** Bytes arrived: the source answers. */
  received(): void;
  /** Ends the round with this result, unless it has one. */
  settle(end: RoundEnd): void;
  /** Resolves when every connection has ended: no write follows. Null: stopped, or nothing was left. */
  finished(): Promise<RoundEnd | null>;
}

/** @param outer stops the round without a result */
export function startRound(
  ports: Pick<ConnectionPorts, 'context' | 'scheduler' | 'random' | 'waiting'>,
  outer: AbortSignal,
): Round {
  const controller = new AbortController();
  const { tuning } = ports.context.spec;
  const outage = createOutage(tuning);
  const connections: Promise<void>[] = [];
  const slowRuns = watchSegments();
  let atWork = 0;
  let wanted = 1;
  let redial = new AbortController();
  let networkChanged = new AbortController();
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
    let isCounted = true;
    // Count down at once: connections that ask in one tick must not all leave.
    const leave = (): boolean => {
      if (atWork <= wanted) return false;
      atWork -= 1;
      isCounted = false;
      return true;
    };
    const connection = runConnection({
      ...ports,
      signal: controller.signal,
      outage,
      slowRuns,
      leave,
      aheadBytes: () => (wanted + 2) * tuning.runBytes,
      redial: () => redial.signal,
      networkChanged: () => networkChanged.signal,
    }).then((end) => {
      if (isCounted) atWork -= 1;
      if (end !== null) settle(end);
      // Wake the waiting ones: all may be there.
      networkChanged.abort();
      networkChanged = new AbortController();
    });
    connections.push(connection);
  };
  return {
    settle,
    received: outage.end,
    redial: () => {
      const before = redial;
      redial = new AbortController();
      outage.renew();
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
