import { z } from 'zod';
import type { Question, ToolTurn } from '../../inference/port.ts';
import { absent, drawingOf, name, seedOf, stopsOf, text } from '../fields.ts';
import { parse } from '../parse.ts';
import { Refused } from '../refused.ts';
import { allTokens, questionOf, type Wishes } from '../wishes.ts';

const options = absent(
  z.looseObject({
    temperature: absent(z.number().min(0).max(2)),
    num_predict: absent(z.number().int().min(-2).max(allTokens)),
    top_p: absent(z.number().min(0).max(1)),
    top_k: absent(z.number().int().min(0).max(1_000_000)),
    min_p: absent(z.number().min(0).max(1)),
    seed: absent(z.number().int()),
    stop: absent(z.union([name, z.array(z.string().max(200)).max(16)])),
    repeat_penalty: absent(z.number().min(0.1).max(10)),
    frequency_penalty: absent(z.number().min(-2).max(2)),
    presence_penalty: absent(z.number().min(-2).max(2)),
  }),
);
const common = {
  model: name,
  stream: absent(z.boolean()),
  format: absent(z.union([z.literal(['json', '']), z.record(z.string(), z.unknown())])),
  options,
  think: absent(z.union([z.boolean(), z.enum(['low', 'medium', 'high'])])),
  keep_alive: absent(z.union([z.string().max(100), z.number()])),
};
const images = absent(z.array(z.unknown()).max(1000));
const call = z.looseObject({
  function: z.looseObject({ name, arguments: absent(z.record(z.string(), z.unknown())) }),
});
const chat = z.looseObject({
  ...common,
  messages: absent(
    z
      .array(
        z.looseObject({
          role: z.enum(['system', 'user', 'assistant', 'tool']),
          content: absent(text),
          images,
          tool_calls: absent(z.array(call).max(128)),
          tool_name: absent(name),
        }),
      )
      .max(2000),
  ),
  tools: absent(
    z
      .array(
        z.looseObject({
          type: absent(z.literal('function')),
          function: z.looseObject({
            name,
            description: absent(text),
            parameters: absent(z.record(z.string(), z.unknown())),
          }),
        }),
      )
      .max(128),
  ),
});
const generate = z.looseObject({
  ...common,
  prompt: absent(text),
  system: absent(text),
  suffix: absent(text),
  template: absent(text),
  raw: absent(z.boolean()),
  images,
});
const embed = z.looseObject({
  model: name,
  input: z.union([text, z.array(text).max(256)]),
  dimensions: absent(z.number().int()),
});
const oldEmbed = z.looseObject({ model: name, prompt: text });
const show = z.looseObject({ model: absent(name), name: absent(name) });

/** What was asked of `chat` or `generate`. */
export interface Asked {
  readonly model: string;
  /** Null: the model is only to be loaded. */
  readonly question: Question | null;
  readonly isStream: boolean;
  readonly isUnload: boolean;
}

/** Reads a request of `/api/chat`. Pure. @throws Refused `invalid-request` */
export function readChat(body: unknown): Asked {
  const asked = parse(chat, body);
  const turns: ToolTurn[] = [];
  const instructions: string[] = [];
  for (const [index, each] of (asked.messages ?? []).entries()) {
    refuseImages(each.images, `messages[${index}].images`);
    const said = each.content ?? '';
    if (each.role === 'system') instructions.push(said);
    else if (each.role === 'tool') {
      turns.push({ role: 'tool', text: said, ...(each.tool_name ? { tool: each.tool_name } : {}) });
    } else if (each.role === 'assistant' && each.tool_calls?.length) {
      const calls = each.tool_calls.map(({ function: { name, arguments: given } }) => ({
        ...{ name, arguments: JSON.stringify(given ?? {}) },
      }));
      turns.push({ role: 'assistant', text: said, calls });
    } else turns.push({ role: each.role, text: said });
  }
  const tools = (asked.tools ?? []).map(({ function: { name, description, parameters } }) => ({
    ...{ name, description: description ?? '', parameters: parameters ?? null },
  }));
  const wishes = { ...wishesOf(asked), system: instructions.join('\n\n'), turns, tools };
  return { ...headOf(asked), question: turns.length === 0 ? null : questionOf(wishes, 'format') };
}

/** Reads a request of `/api/generate`. Pure. @throws Refused `invalid-request` */
export function readGenerate(body: unknown): Asked {
  const asked = parse(generate, body);
  refuseImages(asked.images, 'images');
  if (asked.suffix) throw new Refused('invalid-request', 'suffix: a text cannot be filled in here', 'suffix');
  if (asked.template) {
    throw new Refused('invalid-request', "template: the model's own template is used here", 'template');
  }
  const prompt = asked.prompt ?? '';
  if (prompt === '') return { ...headOf(asked), question: null };
  const turns = [{ role: 'user', text: prompt }] as const;
  const wishes = { ...wishesOf(asked), system: asked.system ?? '', turns, tools: [] };
  const question = questionOf(wishes, 'format');
  return {
    ...headOf(asked),
    question:
      asked.raw === true
        ? { ...question, system: '', turns: [], program: { ...question.program, prompt } }
        : question,
  };
}

/** Reads a request of `/api/embed`. Pure. @throws Refused `invalid-request` */
export function readEmbed(body: unknown): { readonly model: string; readonly texts: readonly string[] } {
  const { model, input, dimensions } = parse(embed, body);
  if (dimensions != null) {
    throw new Refused('invalid-request', 'dimensions: vectors cannot be shortened here', 'dimensions');
  }
  return { model, texts: typeof input === 'string' ? [input] : input };
}

/** Reads a request of `/api/embeddings`, which takes one text. Pure. @throws Refused `invalid-request` */
export function readOldEmbed(body: unknown): { readonly model: string; readonly texts: readonly string[] } {
  const { model, prompt } = parse(oldEmbed, body);
  return { model, texts: [prompt] };
}

/** The model that `/api/show` is asked about. Pure. @throws Refused `invalid-request` */
export function readShow(body: unknown): string {
  const { model, name } = parse(show, body);
  const asked = model ?? name;
  if (asked == null) throw new Refused('invalid-request', 'model: it is missing', 'model');
  return asked;
}

type Common = Pick<
  z.infer<typeof generate>,
  'model' | 'stream' | 'keep_alive' | 'format' | 'options' | 'think'
>;

function headOf({ model, stream, keep_alive }: Common): Pick<Asked, 'model' | 'isStream' | 'isUnload'> {
  const isUnload = keep_alive === 0 || (typeof keep_alive === 'string' && /^0[a-z]*$/.test(keep_alive));
  return { model, isStream: stream !== false, isUnload };
}

function wishesOf({ format, options: given, think }: Common): Omit<Wishes, 'system' | 'turns' | 'tools'> {
  const { temperature, num_predict, seed, stop, top_k, min_p, repeat_penalty } = given ?? {};
  return {
    choice: 'auto',
    form: format == null || format === '' ? null : format === 'json' ? 'object' : { schema: format },
    stops: stopsOf(stop),
    temperature: temperature ?? null,
    // Below one it means: as many as there is room for.
    maxTokens: num_predict == null || num_predict < 1 ? null : num_predict,
    seed: seedOf(seed),
    think: think != null && think !== false,
    drawing: {
      ...drawingOf(given ?? {}),
      ...(top_k == null ? {} : { topK: top_k }),
      ...(min_p == null ? {} : { minP: min_p }),
      ...(repeat_penalty == null ? {} : { repeatPenalty: repeat_penalty }),
    },
  };
}

function refuseImages(given: readonly unknown[] | null | undefined, field: string): void {
  if (given == null || given.length === 0) return;
  throw new Refused('invalid-request', `${field}: only text can be read here`, field);
}
