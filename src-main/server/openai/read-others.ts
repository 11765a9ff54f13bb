import { z } from 'zod';
import type { Question } from '../../inference/port.ts';
import { absent, drawingOf, name, seedOf, stopsOf, text } from '../fields.ts';
import { parse } from '../parse.ts';
import { Refused } from '../refused.ts';
import { allTokens } from '../wishes.ts';
import { drawing, refuseUnheard, stop, tokens, unheard } from './fields.ts';

/** OpenAI's own, where nothing is said. */
const usualTokens = 16;
const completion = z.looseObject({
  model: name,
  prompt: z.union([text, z.array(text).length(1, 'one prompt at a time is taken here')]),
  stream: absent(z.boolean()),
  stream_options: absent(z.looseObject({ include_usage: absent(z.boolean()) })),
  max_tokens: absent(tokens),
  stop,
  echo: absent(z.boolean()),
  suffix: absent(z.string()),
  best_of: absent(z.number().int()),
  ...drawing,
  ...unheard,
});

/** What was asked of `completions`. */
export interface AskedCompletion {
  readonly model: string;
  readonly question: Question;
  readonly isStream: boolean;
  readonly tellsUsage: boolean;
  /** The prompt stands before the answer. */
  readonly echo: string;
}

/** Reads a request of `completions`. Pure. @throws Refused `invalid-request` */
export function readCompletion(body: unknown): AskedCompletion {
  const asked = parse(completion, body);
  refuseUnheard(asked);
  if (asked.suffix) throw new Refused('invalid-request', 'suffix: a text cannot be filled in here', 'suffix');
  const prompt = typeof asked.prompt === 'string' ? asked.prompt : (asked.prompt[0] ?? '');
  const stops = stopsOf(asked.stop);
  return {
    model: asked.model,
    question: {
      ...{ system: '', turns: [], think: false },
      temperature: asked.temperature ?? null,
      maxTokens: Math.min(asked.max_tokens ?? usualTokens, allTokens),
      seed: seedOf(asked.seed),
      program: { prompt, drawing: drawingOf(asked), ...(stops.length === 0 ? {} : { stops }) },
    },
    isStream: asked.stream === true,
    tellsUsage: asked.stream_options?.include_usage === true,
    echo: asked.echo === true ? prompt : '',
  };
}

const mostTexts = 256;
const embeddings = z.looseObject({
  model: name,
  input: z.union([text.min(1), z.array(text.min(1)).min(1).max(mostTexts)]),
  encoding_format: absent(z.enum(['float', 'base64'])),
  dimensions: absent(z.number().int()),
});

/** What was asked of `embeddings`. */
export interface AskedVectors {
  readonly model: string;
  readonly texts: readonly string[];
  readonly isBase64: boolean;
}

/** Reads a request of `embeddings`. Pure. @throws Refused `invalid-request` */
export function readEmbeddings(body: unknown): AskedVectors {
  const asked = parse(embeddings, body);
  if (asked.dimensions != null) {
    throw new Refused('invalid-request', 'dimensions: vectors cannot be shortened here', 'dimensions');
  }
  const texts = typeof asked.input === 'string' ? [asked.input] : asked.input;
  return { model: asked.model, texts, isBase64: asked.encoding_format === 'base64' };
}
