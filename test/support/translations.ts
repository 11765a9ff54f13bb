/** One thing that is said, in two languages. */
export interface Pair {
  /** Where it stands: "downloads.pause". */
  readonly path: string;
  readonly one: string;
  readonly other: string;
}

/** What stands for the argument with this number when a sentence is a function of something. */
const sample = (index: number): string => `⟨${index}⟩`;

/** Sentences that take something else than words and numbers, and what they take here. */
type Samples = Readonly<Record<string, readonly unknown[]>>;

/**
 * Everything two catalogues of words say, side by side; functions say it of samples.
 * @throws where one of them has something that the other has not
 */
export function pairsOf(one: unknown, other: unknown, samples: Samples, path = ''): readonly Pair[] {
  if (typeof one === 'function' && typeof other === 'function') {
    if (one.length < other.length) throw new Error(`${path}: takes more than its original`);
    const arguments_ = samples[path] ?? Array.from({ length: one.length }, (_, index) => sample(index));
    return pairsOf(one(...arguments_), other(...arguments_), samples, path);
  }
  if (typeof one === 'string' && typeof other === 'string') return [{ path, one, other }];
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    throw new Error(`${path}: ${typeof one} and ${typeof other}`);
  const names = Object.keys(one).sort();
  if (names.join() !== Object.keys(other).sort().join()) throw new Error(`${path}: not the same names`);
  return names.flatMap((name) =>
    pairsOf(
      (one as Record<string, unknown>)[name],
      (other as Record<string, unknown>)[name],
      samples,
      path === '' ? name : `${path}.${name}`,
    ),
  );
}

/** The samples that a text mentions, in the order of their numbers. */
export function mentioned(text: string): readonly string[] {
  return [...new Set(text.match(/⟨\d⟩/g) ?? [])].sort();
}
