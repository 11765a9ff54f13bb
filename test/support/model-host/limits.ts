import type { Faults } from './faults.ts';
import type { RequestRecord } from './log.ts';
import { createThrottle, type Throttle } from './throttle.ts';

/** Limits of the host in bytes per second, of body bytes; undefined is unlimited. */
export interface Limits {
  /** Over all connections together. */
  readonly bytesPerSecond?: number | undefined;
  /** For each connection. */
  readonly bytesPerSecondPerConnection?: number | undefined;
}

/** The current limits, as throttles. */
export interface LimitBook {
  set(limits: Limits): void;
  throttlesFor(record: Pick<RequestRecord, 'connection'>, faults: Faults): readonly Throttle[];
}

/** Limits that can be changed while answers are in progress. */
export function createLimits(initial: Limits): LimitBook {
  let limits = initial;
  const total = createThrottle(initial.bytesPerSecond);
  const byConnection = new Map<number, Throttle>();
  const ofConnection = (connection: number): Throttle => {
    const known = byConnection.get(connection);
    if (known !== undefined) return known;
    const throttle = createThrottle(limits.bytesPerSecondPerConnection);
    byConnection.set(connection, throttle);
    return throttle;
  };
  return {
    set(next) {
      limits = next;
      total.setRate(next.bytesPerSecond);
      for (const throttle of byConnection.values()) throttle.setRate(next.bytesPerSecondPerConnection);
    },
    throttlesFor({ connection }, { slowConnection }) {
      const throttles = [total, ofConnection(connection)];
      if (slowConnection?.nth === connection)
        throttles.unshift(createThrottle(slowConnection.bytesPerSecond));
      return throttles;
    },
  };
}
