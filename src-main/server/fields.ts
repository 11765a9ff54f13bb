import { z } from 'zod';

/** Longest text in a request, in characters: the body's bound comes first. */
const longestText = 4_000_000;
/** Longest name, in characters. */
export const longestName = 200;

/** What is left out, or null: clients write both. */
export const absent = <T extends z.ZodType>(schema: T) => schema.nullish();

export const text = z.string().max(longestText);
export const name = z.string().min(1).max(longestName);

/** How tokens are drawn, as both ways of speaking name it. Pure. */
export function drawingOf(given: {
  readonly top_p?: number | null | undefined;
  readonly frequency_penalty?: number | null | undefined;
  readonly presence_penalty?: number | null | undefined;
}) {
  return {
    // Nothing at all could be drawn from nothing.
    ...(given.top_p == null ? {} : { topP: Math.max(given.top_p, 0.001) }),
    ...(given.frequency_penalty == null ? {} : { frequencyPenalty: given.frequency_penalty }),
    ...(given.presence_penalty == null ? {} : { presencePenalty: given.presence_penalty }),
  };
}

/** A seed as the library takes it: 32 bits. Pure. */
export function seedOf(given: number | null | undefined): number | null {
  return given == null ? null : ((given % 2 ** 32) + 2 ** 32) % 2 ** 32;
}

/** Texts that end an answer. Pure. */
export function stopsOf(given: string | readonly string[] | null | undefined): readonly string[] {
  return (typeof given === 'string' ? [given] : (given ?? [])).filter((one) => one !== '');
}
