/** Which file of a model in several files: llama.cpp finds the others by these names. */
export interface Part {
  /** What all parts have in common. */
  readonly base: string;
  /** From 1. */
  readonly index: number;
  readonly count: number;
}

const idOfPart = /^(.+)-(\d{5})-of-(\d{5})$/;

/** Reads the id of a part; null for a model that is one file. */
export function partOf(modelId: string): Part | null {
  const [, base, index, count] = idOfPart.exec(modelId) ?? [];
  if (base === undefined || Number(index) < 1 || Number(index) > Number(count) || Number(count) < 2)
    return null;
  return { base: `${base}-of-${count}`, index: Number(index), count: Number(count) };
}

/** The id of one part of a split model: what llama.cpp finds the other parts by. Parts count from 1. */
export function partId(id: string, part: number, parts: number): string {
  const five = (count: number): string => String(count).padStart(5, '0');
  return `${id}-${five(part)}-of-${five(parts)}`;
}

/** The id of the first file of a model in several: the model goes by it. */
export function firstPartId(id: string, parts: number): string {
  return partId(id, 1, parts);
}
