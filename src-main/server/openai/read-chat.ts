import { z } from 'zod';
import type { Question, ToolTurn } from '../../inference/port.ts';
import { absent, drawingOf, name, seedOf, stopsOf, text } from '../fields.ts';
import { parse } from '../parse.ts';
import { Refused } from '../refused.ts';
import { questionOf, type Wishes } from '../wishes.ts';
import { content, drawing, refuseUnheard, stop, textOf, tokens, unheard } from './fields.ts';

const call = z.looseObject({
  id: absent(name),
  type: absent(z.literal('function')),
  function: z.looseObject({ name, arguments: text }),
});
const message = z.discriminatedUnion('role', [
  z.looseObject({ role: z.enum(['system', 'developer', 'user']), content }),
  z.looseObject({
    role: z.literal('assistant'),
    content: absent(content),
    tool_calls: absent(z.array(call).max(128)),
  }),
  z.looseObject({ role: z.literal('tool'), content, tool_call_id: name }),
]);
const tool = z.looseObject({
  type: z.literal('function'),
  function: z.looseObject({
    name,
    description: absent(text),
    parameters: absent(z.record(z.string(), z.unknown())),
  }),
});
const toolChoice = z.union([
  z.enum(['none', 'auto', 'required']),
  z.looseObject({ type: z.literal('function'), function: z.looseObject({ name }) }),
]);
const responseFormat = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('text') }),
  z.looseObject({ type: z.literal('json_object') }),
  z.looseObject({
    type: z.literal('json_schema'),
    json_schema: z.looseObject({ schema: absent(z.record(z.string(), z.unknown())) }),
  }),
]);

const schema = z.looseObject({
  model: name,
  messages: z.array(message).min(1).max(2000),
  stream: absent(z.boolean()),
  stream_options: absent(z.looseObject({ include_usage: absent(z.boolean()) })),
  max_tokens: absent(tokens),
  max_completion_tokens: absent(tokens),
  stop,
  tools: absent(z.array(tool).max(128)),
  tool_choice: absent(toolChoice),
  response_format: absent(responseFormat),
  reasoning_effort: absent(z.string().max(20)),
  ...drawing,
  ...unheard,
});

/** What was asked of `chat/completions`. */
export interface AskedChat {
  readonly model: string;
  readonly question: Question;
  readonly isStream: boolean;
  readonly tellsUsage: boolean;
}

/** Reads a request of `chat/completions`. Pure. @throws Refused `invalid-request` */
export function readChat(body: unknown): AskedChat {
  const asked = parse(schema, body);
  refuseUnheard(asked);
  const { system, turns } = turnsOf(asked.messages);
  return {
    model: asked.model,
    question: questionOf(
      {
        ...{ system, turns, ...toolsOf(asked.tools, asked.tool_choice), form: formOf(asked.response_format) },
        stops: stopsOf(asked.stop),
        temperature: asked.temperature ?? null,
        maxTokens: asked.max_completion_tokens ?? asked.max_tokens ?? null,
        seed: seedOf(asked.seed),
        think: thinks(asked.reasoning_effort),
        drawing: drawingOf(asked),
      },
      'response_format',
    ),
    isStream: asked.stream === true,
    tellsUsage: asked.stream_options?.include_usage === true,
  };
}

/** Whether a program wants the model to think first. Pure. */
export function thinks(effort: string | null | undefined): boolean {
  return effort != null && !['none', 'minimal'].includes(effort);
}

type Messages = z.infer<typeof schema>['messages'];

/** Instructions, wherever they stand, are one text before the conversation: templates know no others. */
function turnsOf(messages: Messages): { readonly system: string; readonly turns: readonly ToolTurn[] } {
  const instructions: string[] = [];
  const turns: ToolTurn[] = [];
  const names = new Map<string, string>();
  for (const [index, each] of messages.entries()) {
    const said = textOf(each.content, `messages[${index}].content`);
    if (each.role === 'system' || each.role === 'developer') instructions.push(said);
    else if (each.role === 'tool') {
      const answering = names.get(each.tool_call_id);
      turns.push({ role: 'tool', text: said, ...(answering === undefined ? {} : { tool: answering }) });
    } else if (each.role === 'assistant') {
      const calls = (each.tool_calls ?? []).map((one) => one.function);
      for (const one of each.tool_calls ?? []) if (one.id) names.set(one.id, one.function.name);
      turns.push({
        ...{ role: 'assistant', text: said },
        ...(calls.length === 0
          ? {}
          : { calls: calls.map(({ name, arguments: json }) => ({ name, arguments: json })) }),
      });
    } else turns.push({ role: 'user', text: said });
  }
  return { system: instructions.filter((one) => one.trim() !== '').join('\n\n'), turns };
}

/** The tools that may be called. Pure. @throws Refused when one is to be called that there is not */
export function toolsOf(
  given: readonly z.infer<typeof tool>[] | null | undefined,
  choice: z.infer<typeof toolChoice> | null | undefined,
): Pick<Wishes, 'tools' | 'choice'> {
  const tools = (given ?? []).map(({ function: { name, description, parameters } }) => ({
    ...{ name, description: description ?? '', parameters: parameters ?? null },
  }));
  if (choice == null || choice === 'auto') return { tools, choice: 'auto' };
  if (choice === 'none') return { tools: [], choice: 'auto' };
  const only = choice === 'required' ? tools : tools.filter(({ name }) => name === choice.function.name);
  if (only.length > 0) return { tools: only, choice: 'required' };
  throw new Refused('invalid-request', 'tool_choice: there is no such tool', 'tool_choice');
}

function formOf(given: z.infer<typeof responseFormat> | null | undefined): Wishes['form'] {
  if (given == null || given.type === 'text') return null;
  if (given.type === 'json_object') return 'object';
  return { schema: given.json_schema.schema ?? {} };
}
