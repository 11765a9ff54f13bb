import { z } from 'zod';
import type { Question, ToolTurn } from '../../inference/port.ts';
import { absent, drawingOf, name, text } from '../fields.ts';
import { parse } from '../parse.ts';
import { Refused } from '../refused.ts';
import { questionOf, type Wishes } from '../wishes.ts';
import { content, drawing, textOf, tokens } from './fields.ts';
import { thinks, toolsOf } from './read-chat.ts';

const item = z.union([
  z.looseObject({
    type: absent(z.literal('message')),
    role: z.enum(['system', 'developer', 'user', 'assistant']),
    content,
  }),
  z.looseObject({ type: z.literal('function_call'), call_id: name, name, arguments: text }),
  z.looseObject({ type: z.literal('function_call_output'), call_id: name, output: content }),
  z.looseObject({ type: z.literal('reasoning') }),
]);
const tool = z.looseObject({
  type: z.literal('function', 'only functions can be tools here'),
  name,
  description: absent(text),
  parameters: absent(z.record(z.string(), z.unknown())),
});
const toolChoice = z.union([
  z.enum(['none', 'auto', 'required']),
  z.looseObject({ type: z.literal('function'), name }),
]);
const format = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('text') }),
  z.looseObject({ type: z.literal('json_object') }),
  z.looseObject({ type: z.literal('json_schema'), schema: absent(z.record(z.string(), z.unknown())) }),
]);
const schema = z.looseObject({
  model: name,
  input: z.union([text, z.array(item).min(1).max(2000)]),
  instructions: absent(text),
  stream: absent(z.boolean()),
  max_output_tokens: absent(tokens),
  tools: absent(z.array(tool).max(128)),
  tool_choice: absent(toolChoice),
  text: absent(z.looseObject({ format: absent(format) })),
  reasoning: absent(z.looseObject({ effort: absent(z.string().max(20)) })),
  previous_response_id: absent(z.string().max(200)),
  background: absent(z.boolean()),
  temperature: drawing.temperature,
  top_p: drawing.top_p,
});

/** What was asked of `responses`. */
export interface AskedResponse {
  readonly model: string;
  readonly question: Question;
  readonly isStream: boolean;
  /** What the answer repeats. */
  readonly echoed: {
    readonly instructions: string | null;
    readonly temperature: number | null;
    readonly top_p: number | null;
    readonly max_output_tokens: number | null;
    readonly tools: readonly unknown[];
    readonly tool_choice: unknown;
  };
}

/** Reads a request of `responses`. Pure. @throws Refused `invalid-request` */
export function readResponse(body: unknown): AskedResponse {
  const asked = parse(schema, body);
  if (asked.previous_response_id) {
    const field = 'previous_response_id';
    throw new Refused(
      'invalid-request',
      `${field}: nothing is kept here; send the whole conversation`,
      field,
    );
  }
  if (asked.background === true) {
    throw new Refused('invalid-request', 'background: an answer is waited for here', 'background');
  }
  const { system, turns } = turnsOf(asked.input, asked.instructions ?? '');
  const chosen = asked.tool_choice;
  const given = (asked.tools ?? []).map((each) => ({ type: 'function' as const, function: each }));
  const choice =
    chosen != null && typeof chosen === 'object'
      ? { type: 'function' as const, function: { name: chosen.name } }
      : chosen;
  const wishes: Wishes = {
    ...{ system, turns, ...toolsOf(given, choice), form: formOf(asked.text?.format), stops: [], seed: null },
    temperature: asked.temperature ?? null,
    maxTokens: asked.max_output_tokens ?? null,
    think: thinks(asked.reasoning?.effort),
    drawing: drawingOf(asked),
  };
  return {
    model: asked.model,
    question: questionOf(wishes, 'text.format'),
    isStream: asked.stream === true,
    echoed: {
      instructions: asked.instructions ?? null,
      temperature: asked.temperature ?? null,
      top_p: asked.top_p ?? null,
      max_output_tokens: asked.max_output_tokens ?? null,
      tools: asked.tools ?? [],
      tool_choice: chosen ?? 'auto',
    },
  };
}

function turnsOf(input: z.infer<typeof schema>['input'], first: string) {
  const instructions = [first];
  if (typeof input === 'string') {
    const turns: ToolTurn[] = [{ role: 'user', text: input }];
    return { system: first, turns };
  }
  const turns: ToolTurn[] = [];
  const names = new Map<string, string>();
  for (const [index, each] of input.entries()) {
    if (each.type === 'function_call') {
      names.set(each.call_id, each.name);
      turns.push({ role: 'assistant', text: '', calls: [{ name: each.name, arguments: each.arguments }] });
    } else if (each.type === 'function_call_output') {
      const answering = names.get(each.call_id);
      const said = textOf(each.output, `input[${index}].output`);
      turns.push({ role: 'tool', text: said, ...(answering === undefined ? {} : { tool: answering }) });
    } else if (each.type !== 'reasoning') {
      const said = textOf(each.content, `input[${index}].content`);
      if (each.role === 'system' || each.role === 'developer') instructions.push(said);
      else turns.push({ role: each.role, text: said });
    }
  }
  return { system: instructions.filter((one) => one.trim() !== '').join('\n\n'), turns };
}

function formOf(given: z.infer<typeof format> | null | undefined): Wishes['form'] {
  if (given == null || given.type === 'text') return null;
  return given.type === 'json_object' ? 'object' : { schema: given.schema ?? {} };
}
