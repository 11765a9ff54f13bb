import { deferred } from './deferred.ts';

/** A point in the stream of bytes at which the host stops until it is opened. */
export interface Gate {
  /** Resolves when exactly the bytes before the gate were sent, with nothing in progress. */
  readonly reached: Promise<void>;
  /** Opens the gate. Idempotent. */
  open(): void;
}

/** Counts the bytes of all bodies and stops them at gates. */
export interface Turnstile {
  /** Body bytes let through so far. */
  passed(): number;
  /** Stops the stream when `passed` reaches `atBytes`; at once where it has passed already. */
  gateAt(atBytes: number): Gate;
  /** How many of `wanted` bytes may be sent now; waits at a gate. 0 after an abort. Call `done` afterwards. */
  enter(wanted: number, signal: AbortSignal): Promise<number>;
  /** Reports the end of a send begun by `enter`, successful or not. */
  done(): void;
}

interface PlacedGate extends Gate {
  readonly atBytes: number;
  readonly opened: Promise<void>;
  arrive(): void;
}

/** A turnstile without gates. */
export function createTurnstile(): Turnstile {
  let passed = 0;
  let underWay = 0;
  let gates: PlacedGate[] = [];

  const nearest = () =>
    gates.reduce<PlacedGate | null>((a, b) => (a && a.atBytes <= b.atBytes ? a : b), null);
  const notice = () => {
    const gate = nearest();
    if (gate !== null && passed >= gate.atBytes && underWay === 0) gate.arrive();
  };
  return {
    passed: () => passed,
    gateAt(atBytes) {
      const reached = deferred();
      const opened = deferred();
      const gate: PlacedGate = {
        atBytes,
        reached: reached.promise,
        opened: opened.promise,
        arrive: reached.resolve,
        open() {
          gates = gates.filter((other) => other !== gate);
          opened.resolve();
          notice();
        },
      };
      gates.push(gate);
      notice();
      return gate;
    },
    async enter(wanted, signal) {
      while (!signal.aborted) {
        const gate = nearest();
        const room = gate === null ? wanted : Math.min(wanted, gate.atBytes - passed);
        if (room > 0) {
          passed += room;
          underWay += 1;
          return room;
        }
        if (gate !== null) await openedOrAborted(gate.opened, signal);
      }
      return 0;
    },
    done() {
      underWay -= 1;
      notice();
    },
  };
}

function openedOrAborted(opened: Promise<void>, signal: AbortSignal): Promise<void> {
  const aborted = deferred();
  const abort = () => aborted.resolve();
  signal.addEventListener('abort', abort, { once: true });
  return Promise.race([opened, aborted.promise]).finally(() => signal.removeEventListener('abort', abort));
}
