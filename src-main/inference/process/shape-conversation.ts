import type { Turn } from '../port.ts';
import type { Message } from './template/messages.ts';
import { withoutThinking } from './thinking.ts';

const between = '\n\n';
const marker = 'quiet turn marker';

/**
 * The turns that say something, neighbors of one side put together. What the model thought is no part of what it said.
 * Pure.
 */
export function settledTurns(turns: readonly Turn[]): readonly Turn[] {
  const settled: Turn[] = [];
  for (const { role, text: whole } of turns) {
    const text = role === 'assistant' ? withoutThinking(whole) : whole;
    if (text.trim() === '') continue;
    const last = settled.at(-1);
    if (last?.role === role) settled[settled.length - 1] = { role, text: `${last.text}${between}${text}` };
    else settled.push({ role, text });
  }
  return settled;
}

/**
 * What is shown to a template of a conversation: what was settled, and apart from it the beginning of the model's own
 * answer, which is to be continued and is not shown as a turn.
 */
export function shownAndBegun(turns: readonly Turn[]): {
  readonly said: readonly Turn[];
  readonly begun: string;
} {
  const last = turns.at(-1);
  if (last?.role !== 'assistant') return { said: settledTurns(turns), begun: '' };
  return { said: settledTurns(turns.slice(0, -1)), begun: last.text };
}

/**
 * The ways to show a conversation to a template, the least intrusive first; which one is taken must depend on nothing but
 * the template. Each holds every text. Pure.
 * @param said settled turns
 */
export function shapesOf(system: string, said: readonly Turn[]): readonly (readonly Message[])[] {
  const asIs = withSystem(system, said);
  const merged = systemInFirst(system, said);
  const begins = firstIsPersons(system, said);
  const single = asOne(system, said);
  return [asIs, merged, inParts(asIs), inParts(merged), begins, inParts(begins), single, inParts(single)];
}

/** Whether a template's text has everything that was said in it, and in that order; the system text anywhere. Pure. */
export function holdsAll(rendered: string, system: string, said: readonly Turn[]): boolean {
  let at = 0;
  for (const { text } of said) {
    const begin = rendered.indexOf(text.trim(), at);
    if (begin === -1) return false;
    at = begin + text.trim().length;
  }
  return rendered.includes(system.trim());
}

/** The same conversation with words in place of its texts that stand nowhere else: what is short may stand in a mark. Pure. */
export function withMarkers(
  system: string,
  said: readonly Turn[],
): { readonly system: string; readonly said: readonly Turn[] } {
  return {
    system: system.trim() === '' ? '' : 'quiet system marker',
    said: said.map(({ role }, index) => ({ role, text: `${marker} ${index} here` })),
  };
}

/** Whether a template wrote the parts of a message out as data, instead of their text. Pure. @param marked with markers */
export function isWrittenOut(marked: string): boolean {
  return marked.includes(`"text": "${marker}`) || marked.includes(`'text': '${marker}`);
}

function message({ role, text }: Turn): Message {
  return { role, content: text };
}

function withSystem(system: string, said: readonly Turn[]): readonly Message[] {
  const own: Message[] = system.trim() === '' ? [] : [{ role: 'system', content: system }];
  return [...own, ...said.map(message)];
}

/** For templates without a system role: it stands before what the person said first. */
function systemInFirst(system: string, said: readonly Turn[]): readonly Message[] {
  return withSystem('', withTextBefore(system, said));
}

/** For templates that want the person to begin: what the model said before is told with the person's first words. */
function firstIsPersons(system: string, said: readonly Turn[]): readonly Message[] {
  const first = said[0];
  if (first?.role !== 'assistant') return systemInFirst(system, said);
  return systemInFirst(system, withTextBefore(first.text, said.slice(1)));
}

/** For templates that take one message only: the whole conversation in it. */
function asOne(system: string, said: readonly Turn[]): readonly Message[] {
  const names = { user: 'User', assistant: 'Assistant' } as const;
  const lines = said.map(({ role, text }) => `${names[role]}: ${text}`);
  const whole = [system, ...(said.length === 1 ? said.map(({ text }) => text) : lines)];
  return [{ role: 'user', content: whole.filter((text) => text.trim() !== '').join(between) }];
}

function withTextBefore(text: string, said: readonly Turn[]): readonly Turn[] {
  const index = said.findIndex(({ role }) => role === 'user');
  if (text.trim() === '') return said;
  if (index === -1) return [{ role: 'user', text }, ...said];
  return said.map((turn, at) =>
    at === index ? { role: 'user', text: `${text}${between}${turn.text}` } : turn,
  );
}

/** For templates that read content as a list of parts. */
function inParts(messages: readonly Message[]): readonly Message[] {
  return messages.map(({ role, content }) => ({
    role,
    content: typeof content === 'string' ? [{ type: 'text', text: content }] : content,
  }));
}
