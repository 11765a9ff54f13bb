import type { Filling } from './template/messages.ts';

/** How a model writes that it wants a tool called, as its template shows it. */
export interface ToolForm {
  /** Stands before a call; empty where nothing does. */
  readonly mark: string;
  /** Blanks between the mark and the call. */
  readonly gap: string;
  /** Stands behind a call. */
  readonly end: string;
  /** Calls stand in one list. */
  readonly isList: boolean;
  readonly nameKey: string;
  readonly argumentsKey: string;
}

const listed = 'quiet_listed_tool';
const called = 'quiet_called_tool';
const question = { role: 'user', content: 'quiet question' } as const;
const key = 'quiet_key';
const tools: Filling['tools'] = [
  {
    type: 'function',
    function: {
      ...{ name: listed, description: 'quiet description' },
      parameters: { type: 'object', properties: { [key]: { type: 'string' } }, required: [key] },
    },
  },
];

/** A question with a tool at hand, which a template that knows tools shows. */
export const toolQuestion: Filling = { messages: [question], tools, asksForAnswer: true, think: false };
/** The same with the tool called. Mistral's want ids of nine letters. */
export const toolCalled: Filling = {
  messages: [
    question,
    {
      ...{ role: 'assistant', content: '' },
      tool_calls: [
        {
          type: 'function',
          id: 'call00001',
          function: { name: called, arguments: { [key]: 'quiet value' } },
        },
      ],
    },
  ],
  ...{ tools, asksForAnswer: false, think: false },
};

/**
 * Reads off a template how tools are called: as a JSON object of name and arguments, by itself or in a list, with a mark
 * before it or without. Null where it shows no tools, or calls of another kind. Pure.
 * @param asked {@link toolQuestion} as it was rendered
 * @param answered {@link toolCalled}
 * @param stops what ends an answer of this model
 */
export function toolFormOf(asked: string, answered: string, stops: readonly string[]): ToolForm | null {
  const at = answered.lastIndexOf(called);
  if (!asked.includes(listed) || at === -1) return null;
  const call = objectAround(answered, at);
  if (call === null) return null;
  const nameKey = keyOf(call.value, (value) => value === called);
  const argumentsKey = keyOf(call.value, (value) => isArguments(value));
  if (nameKey === null || argumentsKey === null) return null;
  const { found, gap, isList } = beforeCall(answered.slice(0, call.begin));
  // What begins every answer is no mark of a call.
  const mark = found !== '' && !asked.trimEnd().endsWith(found) ? found : '';
  const rest = answered.slice(call.end).replace(isList ? /^\s*\]/ : /^/, '');
  const [, end = ''] = /^\s*(<\/?[^<>\s]{1,40}>|\[\/[A-Z_]{1,40}\])/.exec(rest) ?? [];
  const isEnd = mark !== '' && end.includes('/') && !stops.includes(end);
  return { mark, gap: mark === '' ? '' : gap, end: isEnd ? end : '', isList, nameKey, argumentsKey };
}

/** What stands right before a call: a mark, blanks behind it, and whether a list begins. */
function beforeCall(text: string): {
  readonly found: string;
  readonly gap: string;
  readonly isList: boolean;
} {
  const end = text.trimEnd();
  const isList = end.endsWith('[');
  const head = isList ? end.slice(0, -1) : text;
  const marked = head.trimEnd();
  const [found = ''] = /(?:<[^<>\s]{1,40}>|\[[A-Z_]{1,40}\])$/.exec(marked.slice(-longestMark)) ?? [];
  return { found, gap: head.slice(marked.length), isList };
}

/** In characters. */
const longestMark = 42;

interface Found {
  readonly value: Readonly<Record<string, unknown>>;
  readonly begin: number;
  readonly end: number;
}

/** The JSON object that has the text at this place in it; null where there is none. */
function objectAround(text: string, at: number): Found | null {
  let begin = text.lastIndexOf('{', at);
  let end = begin === -1 ? null : endOfJson(text, begin);
  // One that ends before it stands beside it.
  while (end !== null && end <= at) {
    begin = begin === 0 ? -1 : text.lastIndexOf('{', begin - 1);
    end = begin === -1 ? null : endOfJson(text, begin);
  }
  if (end === null) return null;
  try {
    const value: unknown = JSON.parse(text.slice(begin, end));
    return { value: value as Found['value'], begin, end };
  } catch {
    return null;
  }
}

function isArguments(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    (value as Readonly<Record<string, unknown>>)[key] !== undefined
  );
}

function keyOf(value: Found['value'], isIt: (value: unknown) => boolean): string | null {
  return Object.entries(value).find(([, each]) => isIt(each))?.[0] ?? null;
}

/** Where the JSON object or list that begins here ends, behind its bracket; null where it does not. Pure. */
export function endOfJson(text: string, begin: number): number | null {
  let depth = 0;
  let isText = false;
  for (let at = begin; at < text.length; at += 1) {
    const letter = text[at];
    if (isText) {
      if (letter === '\\') at += 1;
      else if (letter === '"') isText = false;
    } else if (letter === '"') isText = true;
    else if (letter === '{' || letter === '[') depth += 1;
    else if (letter === '}' || letter === ']') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return null;
}
