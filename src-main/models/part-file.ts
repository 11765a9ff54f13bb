/** Which file of a model in several files, read from its name on a disk or at a hub. */
export interface PartFile {
  /** The name up to the numbers, with its folders if it has any. */
  readonly base: string;
  /** From 1, according to the name. */
  readonly index: number;
  readonly count: number;
}

/** No model has more. */
const mostParts = 999;
const partName = /^(.+)-(\d{5})-of-(\d{5})(\.gguf)$/i;

/** Reads `<name>-00001-of-00003.gguf`; null for a model that is one file, and for numbers that cannot be. Pure. */
export function partFileOf(name: string): PartFile | null {
  const [, base, number, of] = partName.exec(name) ?? [];
  const [index, count] = [Number(number), Number(of)];
  if (base === undefined || index < 1 || index > count || count < 2 || count > mostParts) return null;
  return { base, index, count };
}

/** The names that all parts beside this one have, in order; this one among them. None for a name of no part. Pure. */
export function partFileNames(name: string): readonly string[] {
  const count = partFileOf(name)?.count ?? 0;
  return Array.from({ length: count }, (_, at) =>
    name.replace(/\d{5}(?=-of-\d{5}\.gguf$)/i, String(at + 1).padStart(5, '0')),
  );
}
