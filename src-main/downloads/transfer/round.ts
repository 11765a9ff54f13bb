import { type ConnectionPorts, type RoundEnd, runConnection } from './connection.ts';

/** One stretch of work by all connections: until everything is there, or one of them finds what settles it. */
export interface Round {
  /** Starts one more connection. */
  add(): void;
  /** Ends the round with this verdict, unless it has one. */
  settle(end: RoundEnd): void;
  /** Resolves when every connection has ended: no write comes after it. Null: stopped, or nothing was left. */
  finished(): Promise<RoundEnd | null>;
  /** Connections at work. */
  connections(): number;
}

/** @param outer stops the round without a verdict */
export function startRound(ports: Omit<ConnectionPorts, 'signal' | 'barren'>, outer: AbortSignal): Round {
  const controller = new AbortController();
  const barren = { tries: 0 };
  const connections: Promise<void>[] = [];
  let atWork = 0;
  let verdict: RoundEnd | null = null;
  const stop = (): void => controller.abort();
  if (outer.aborted) stop();
  else outer.addEventListener('abort', stop, { once: true });

  const settle = (end: RoundEnd): void => {
    verdict ??= end;
    stop();
  };
  return {
    settle,
    connections: () => atWork,
    add: () => {
      atWork += 1;
      const connection = runConnection({ ...ports, signal: controller.signal, barren }).then((end) => {
        atWork -= 1;
        if (end !== null) settle(end);
      });
      connections.push(connection);
    },
    finished: async () => {
      // The list may grow while earlier connections are waited for.
      for (let index = 0; index < connections.length; index += 1) await connections[index];
      outer.removeEventListener('abort', stop);
      return verdict;
    },
  };
}
