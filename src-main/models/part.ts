import { sha256Of } from '../platform/late-crypto.ts';

/** Where a file stands in a model that comes in several: llama.cpp finds the others by these names. */
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

/** The ids between which those of all parts lie, by what they have in common; other ids may lie there too. */
export function partRange(base: string): readonly [string, string] {
  const at = base.lastIndexOf('-of-');
  const [id, count] = [base.slice(0, at), base.slice(at)];
  return [`${id}-00001${count}`, `${id}-99999${count}`];
}

/** What a part is called. */
export function partName(name: string, part: number, parts: number): string {
  return `${name}, part ${part} of ${parts}`;
}

/** The name of the model that a part is of: {@link partName} undone. */
export function wholeName(name: string): string {
  return name.replace(/, part \d+ of \d+$/, '');
}

/** One id for all parts, always the same, of the shape that ids of downloads have (RFC 9562, version 8). */
export function wholeId(base: string): string {
  const hex = sha256Of(base);
  const digits = `${hex.slice(0, 12)}8${hex.slice(13, 16)}a${hex.slice(17, 32)}`;
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Things of models in groups: the parts of one model, in order, are together; everything else stands alone. */
export function together<T>(
  things: readonly T[],
  modelIdOf: (thing: T) => string,
): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const key = partOf(modelIdOf(thing))?.base ?? `one\n${modelIdOf(thing)}\n${groups.size}`;
    groups.set(key, [...(groups.get(key) ?? []), thing]);
  }
  const place = (thing: T): number => partOf(modelIdOf(thing))?.index ?? 0;
  return [...groups.values()].map((group) => group.toSorted((a, b) => place(a) - place(b)));
}
