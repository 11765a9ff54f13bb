/** How much of a prompt is read at a time. */
export interface ReadingPace {
  /** Tokens of the next bite. */
  readonly tokens: number;
  /** What a bite took. */
  took(tokens: number, ms: number): void;
}

/** A bite that nobody knows anything of yet: some milliseconds on most computers. */
const firstTokens = 32;
const leastTokens = 8;
/** A stop is heeded between two bites, and has to be within 200 ms. */
const biteMs = 150;

/**
 * Makes bites as large as a stop allows, since each of them goes through all of the model's weights: larger ones where
 * they are fast, smaller ones where the first was slow.
 * @param most tokens of a bite, however fast
 */
export function createReadingPace(most: number): ReadingPace {
  let next = Math.min(firstTokens, most);
  return {
    get tokens() {
      return next;
    },
    took: (tokens, ms) => {
      // The rest of a prompt tells little.
      if (tokens < Math.min(next, leastTokens)) return;
      const fitting = Math.floor((tokens * biteMs) / Math.max(ms, 1));
      next = Math.max(leastTokens, Math.min(fitting, tokens * 2, most));
    },
  };
}
