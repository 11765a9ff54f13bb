import { NogginError } from '../errors.ts';

/** Who wants the model. */
export type Rank = 'person' | 'program';

/** Whose turn it is to have the model: loading and answering belong together, so that nobody changes it in between. */
export interface Turns {
  /**
   * Waits for a turn: the person before every program, and each in the order in which they came. What runs is not
   * interrupted.
   * @returns ends the turn
   * @throws NogginError `not-now` when the signal aborts first
   */
  take(rank: Rank, signal: AbortSignal): Promise<() => void>;
}

interface Waiting {
  readonly rank: Rank;
  begin(): void;
}

export function createTurns(): Turns {
  const waiting: Waiting[] = [];
  let isTaken = false;

  const next = (): void => {
    if (isTaken) return;
    const person = waiting.findIndex(({ rank }) => rank === 'person');
    const [first] = waiting.splice(Math.max(person, 0), 1);
    if (first === undefined) return;
    isTaken = true;
    first.begin();
  };
  /** Ends a turn once, however often it is called. */
  const ending = (): (() => void) => {
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      isTaken = false;
      next();
    };
  };
  return {
    take: (rank, signal) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) return reject(givenUp());
        const leave = (): void => {
          waiting.splice(waiting.indexOf(entry), 1);
          reject(givenUp());
        };
        const entry: Waiting = {
          rank,
          begin: () => {
            signal.removeEventListener('abort', leave);
            resolve(ending());
          },
        };
        signal.addEventListener('abort', leave, { once: true });
        waiting.push(entry);
        next();
      }),
  };
}

function givenUp(): NogginError {
  return new NogginError('not-now', 'It was given up before its turn');
}
