import { z } from 'zod';
import { absent, longestName, text } from '../fields.ts';
import { Refused } from '../refused.ts';

/** Parts of a message; those that are no text are refused in words. */
export const content = z.union([
  text,
  z.array(z.looseObject({ type: z.string().max(longestName), text: text.optional() })).max(1000),
]);

/**
 * The text of a message's content.
 * @throws Refused `invalid-request` for pictures, sound and files
 */
export function textOf(given: z.infer<typeof content> | null | undefined, field: string): string {
  if (given === null || given === undefined) return '';
  if (typeof given === 'string') return given;
  return given
    .map((part) => {
      if (['text', 'input_text', 'output_text', 'refusal'].includes(part.type)) return part.text ?? '';
      throw new Refused(
        'invalid-request',
        `${field}: only text can be read here, and no ${part.type}`,
        field,
      );
    })
    .join('');
}

/** How tokens are drawn, as OpenAI names it. */
export const drawing = {
  temperature: absent(z.number().min(0).max(2)),
  top_p: absent(z.number().min(0).max(1)),
  frequency_penalty: absent(z.number().min(-2).max(2)),
  presence_penalty: absent(z.number().min(-2).max(2)),
  seed: absent(z.number().int()),
};

export const tokens = z.number().int().min(1).max(1_000_000_000);
export const stop = absent(
  z.union([z.string().max(longestName), z.array(z.string().max(longestName)).max(16)]),
);

/** What nobody here can do is refused in words, and not passed over. @throws Refused `invalid-request` */
export function refuseUnheard(given: {
  readonly n?: number | null | undefined;
  readonly logprobs?: unknown;
  readonly logit_bias?: Readonly<Record<string, unknown>> | null | undefined;
}): void {
  const { n, logprobs, logit_bias } = given;
  if (n != null && n !== 1)
    throw new Refused('invalid-request', 'n: one answer at a time is given here', 'n');
  if (logprobs != null && logprobs !== false && logprobs !== 0) {
    throw new Refused('invalid-request', 'logprobs: probabilities are not told here', 'logprobs');
  }
  if (Object.keys(logit_bias ?? {}).length > 0) {
    throw new Refused('invalid-request', 'logit_bias: tokens cannot be weighed here', 'logit_bias');
  }
}

export const unheard = {
  n: absent(z.number().int()),
  logprobs: z.unknown().optional(),
  logit_bias: absent(z.record(z.string(), z.unknown())),
};
