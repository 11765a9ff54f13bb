import type { ModelFacts } from '../inference/model-facts.ts';
import { Refused } from './refused.ts';

/** A model as programs see it. */
export interface ServedModel extends ModelFacts {
  /** What programs call it. */
  readonly id: string;
  readonly name: string;
  /** In lower-case hex: the hash by which the file was verified. */
  readonly sha256: string;
  /** Of all its files. */
  readonly bytes: number;
  /** When it was verified, in milliseconds since the epoch. */
  readonly provenAtMs: number;
}

/** What is served, and what of it is in memory. */
export interface Served {
  readonly models: readonly ServedModel[];
  /** The model that answers where a program asks for {@link currentName}; null where none is in use. */
  readonly inUse: string | null;
  readonly loaded: {
    readonly id: string;
    readonly contextTokens: number;
    readonly untilMs: number | null;
  } | null;
}

/** The name by which the model in use is asked for, whichever it is. */
const currentName = 'noggin';

/** Names that no model on a computer can have: who asks for one means whichever there is. */
const hosted = /^(gpt-(?!oss)|chatgpt-|o\d)/i;

/**
 * The model that a program means: by its id, with and without `:latest`; the one in use by the name that never changes, or
 * by one of OpenAI's own, which programs have by default. Pure.
 * @throws Refused `unknown-model`, naming what there is
 */
export function findServed({ models, inUse }: Served, asked: string): ServedModel {
  const plain = asked.replace(/:latest$/, '');
  const meansCurrent = plain === currentName || hosted.test(plain);
  const isThere = models.some(({ id }) => id === plain);
  const wanted = meansCurrent && !isThere && inUse !== null ? inUse : plain;
  const found =
    models.find(({ id }) => id === wanted) ??
    models.find(({ id }) => id.toLowerCase() === wanted.toLowerCase());
  if (found !== undefined) return found;
  const names = models.slice(0, 20).map(({ id }) => `"${id}"`);
  const there = names.length === 0 ? 'Noggin has no model yet' : `Noggin has ${names.join(', ')}`;
  throw new Refused(
    'unknown-model',
    `The model "${asked.slice(0, 200)}" is not installed. ${there}`,
    'model',
  );
}
