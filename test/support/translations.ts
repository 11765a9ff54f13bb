/** One sentence in two languages. */
export interface Pair {
  /** Its path: "downloads.pause". */
  readonly path: string;
  readonly one: string;
  readonly other: string;
}

/** A sample for the argument with this number of a sentence that is a function. */
const sample = (index: number): string => `⟨${index}⟩`;

/** Sentences with arguments other than words and numbers, and their samples. */
type Samples = Readonly<Record<string, readonly unknown[]>>;

/**
 * Every sentence of two message catalogues, side by side; functions are called with samples.
 * @throws where one of them lacks a sentence of the other
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

/** The samples mentioned in a text, in order of their numbers. */
export function mentioned(text: string): readonly string[] {
  return [...new Set(text.match(/⟨\d⟩/g) ?? [])].sort();
}
