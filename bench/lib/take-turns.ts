/** The results of one participant over all rounds. */
export interface Turns<T> {
  /** One result for each round; null where it failed. */
  readonly rounds: (T | null)[];
  /** Failures, in the order of the rounds. */
  readonly failures: string[];
}

/**
 * Gives everyone a turn in every round; each round begins with another one, so that nobody is always first.
 * @param run may fail: the others continue
 * @param tell is called with the result of each turn
 */
export async function takeTurns<T>(
  names: readonly string[],
  rounds: number,
  run: (name: string, round: number) => Promise<T>,
  tell: (name: string, round: number, outcome: T | Error) => void,
): Promise<ReadonlyMap<string, Turns<T>>> {
  const results = new Map(
    names.map((name): [string, Turns<T>] => [
      name,
      { rounds: new Array<T | null>(rounds).fill(null), failures: [] },
    ]),
  );
  for (let round = 0; round < rounds; round += 1) {
    for (const index of names.keys()) {
      const name = names[(index + round) % names.length] ?? '';
      const turns = results.get(name);
      try {
        const done = await run(name, round);
        turns?.rounds.splice(round, 1, done);
        tell(name, round, done);
      } catch (cause) {
        const error = cause instanceof Error ? cause : new Error(String(cause));
        turns?.failures.push(error.message);
        tell(name, round, error);
      }
    }
  }
  return results;
}
