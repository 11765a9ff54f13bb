import { NogginError } from '../../errors.ts';
import type { Question, ToolTurn, ToolUse } from '../port.ts';
import type { Message } from './template/messages.ts';
import type { Renderer } from './template/renderer.ts';
import { openedThinking, withoutThinking } from './thinking.ts';

/** A conversation with tools as text with the template's marks. */
export interface RenderedToolUse {
  readonly text: string;
  readonly opened: string;
  /** The texts in it that are not the template's, in their order. */
  readonly said: readonly string[];
}

/**
 * Shows a conversation with tools to the template. There is one shape only: what it does not take is refused.
 * @throws NogginError `template-failed`
 */
export async function renderToolUse(
  renderer: Renderer,
  { system, think }: Pick<Question, 'system' | 'think'>,
  { tools, turns }: ToolUse,
): Promise<RenderedToolUse> {
  const rendered = await renderer.render({
    messages: messagesOf(system, turns),
    ...{ asksForAnswer: true, think },
    ...(tools.length === 0 ? {} : { tools: tools.map(toolSpec) }),
  });
  if (rendered.kind === 'refused') throw refused(rendered.message);
  const said = [system, ...turns.map(({ text }) => text)].filter((text) => text.trim() !== '');
  const missing = said.some((text) => !rendered.text.includes(text.trim()));
  const unnamed = tools.some(({ name }) => !rendered.text.includes(name));
  if (missing || unnamed) throw refused('It leaves out what was said');
  return { text: rendered.text, opened: openedThinking(rendered.text), said };
}

function messagesOf(system: string, turns: readonly ToolTurn[]): readonly Message[] {
  let calls = 0;
  let answers = 0;
  // Ids of our own, since some templates take only those of nine letters.
  const idOf = (number: number): string => `call${String(number).padStart(5, '0')}`;
  const messages = turns.map(({ role, text, calls: called, tool }): Message => {
    if (role === 'tool') {
      answers += 1;
      const answer = { role, content: text, tool_call_id: idOf(Math.min(answers, Math.max(calls, 1))) };
      return tool === undefined ? answer : { ...answer, name: tool };
    }
    const content = role === 'assistant' ? withoutThinking(text) : text;
    if (called === undefined || called.length === 0) return { role, content };
    const tool_calls = called.map((call) => {
      calls += 1;
      const { name, arguments: json } = call;
      return { type: 'function', id: idOf(calls), function: { name, arguments: parsed(json) } } as const;
    });
    return { role, content, tool_calls };
  });
  return system.trim() === '' ? messages : [{ role: 'system', content: system }, ...messages];
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new NogginError('invalid-request', 'The arguments of a tool call are no JSON');
  }
}

function toolSpec({ name, description, parameters }: ToolUse['tools'][number]) {
  const schema = parameters ?? { type: 'object', properties: {} };
  return { type: 'function', function: { name, description, parameters: schema } } as const;
}

function refused(why: string): NogginError {
  return new NogginError(
    'template-failed',
    `The template does not take this conversation with tools: ${why}`,
    {
      details: { refusal: why },
    },
  );
}
