/** What one of those that take turns did in all rounds. */
export interface Turns<T> {
  /** One for each round; null where it failed. */
  readonly rounds: (T | null)[];
  /** What went wrong, in the order of the rounds. */
  readonly failures: string[];
}

/**
 * Lets everyone have a turn in every round; each round begins with another one, so that none is always first.
 * @param run may fail: the others go on
 * @param tell is called with what came of each turn
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
