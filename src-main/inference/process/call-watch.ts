import type { ToolCall } from '../port.ts';
import { longestBeginning } from './stop-strings.ts';
import { endOfJson, type ToolForm } from './tool-form.ts';

/** What of an answer is text, and what calls of tools. */
export interface Watched {
  readonly text: string;
  readonly calls: readonly ToolCall[];
}

/** Tells calls of tools from an answer's text while it comes. */
export interface CallWatch {
  add(text: string): Watched;
  /** No more comes: what was held back, as text. */
  rest(): string;
  /** Whether what comes next is a call, of which nothing has come. */
  isAtCall(): boolean;
}

/**
 * `text`: what comes is told, up to a mark. `call`: what comes is a call. `after`: a call has ended, and blanks and the mark
 * behind it are no text.
 */
type Place = 'text' | 'call' | 'after';

/**
 * @param names of the tools there are; a call of any other is text
 * @param isBegun the answer begins with a call, whose mark was written already
 */
export function createCallWatch(form: ToolForm, names: readonly string[], isBegun: boolean): CallWatch {
  let place: Place = isBegun ? 'call' : 'text';
  /** What came and was not told. */
  let held = '';
  let hasTold = false;
  /** What stood before the call that is being read. */
  let lead = '';
  /** The mark behind it was met. */
  let isEnded = false;

  const nothing: Watched = { text: '', calls: [] };
  const tell = (letters: number): Watched => {
    const text = held.slice(0, letters);
    held = held.slice(letters);
    hasTold ||= text.trim() !== '';
    return { text, calls: [] };
  };
  /** Each step takes what it can; null when it has to wait for more. */
  const steps: Readonly<Record<Place, () => Watched | null>> = {
    text: () => {
      if (form.mark === '') {
        const begin = held.trimStart();
        if (hasTold) return held === '' ? null : tell(held.length);
        if (begin === '') return null;
        if (!begin.startsWith(form.isList ? '[' : '{')) return tell(held.length);
        place = 'call';
        lead = '';
        return nothing;
      }
      const at = held.indexOf(form.mark);
      const free = at === -1 ? held.length - longestBeginning(held, [form.mark]) : at;
      if (free > 0) return tell(free);
      if (at === -1) return null;
      held = held.slice(form.mark.length);
      lead = form.mark;
      place = 'call';
      return nothing;
    },
    call: () => {
      const begin = held.search(/\S/);
      if (begin === -1) return null;
      const isJson = held[begin] === '{' || held[begin] === '[';
      const end = isJson ? endOfJson(held, begin) : begin;
      if (end === null) return null;
      const calls = isJson ? callsIn(held.slice(begin, end), form, names) : null;
      place = calls === null ? 'text' : 'after';
      if (calls === null) {
        const text = `${lead}${held.slice(0, end)}`;
        held = held.slice(end);
        hasTold = true;
        return { text, calls: [] };
      }
      held = held.slice(end);
      hasTold = true;
      isEnded = false;
      return { text: '', calls };
    },
    after: () => {
      held = held.trimStart();
      if (held === '') return null;
      const mayEnd = form.end !== '' && !isEnded;
      if (mayEnd && held.length < form.end.length && form.end.startsWith(held)) return null;
      if (mayEnd && held.startsWith(form.end)) {
        held = held.slice(form.end.length);
        isEnded = true;
      } else place = 'text';
      return nothing;
    },
  };

  return {
    add: (more) => {
      held += more;
      let text = '';
      const calls: ToolCall[] = [];
      for (let step = steps[place](); step !== null; step = steps[place]()) {
        text += step.text;
        calls.push(...step.calls);
      }
      return { text, calls };
    },
    rest: () => {
      const left = place === 'call' ? `${lead}${held}` : held;
      held = '';
      return left.trim() === '' || place === 'after' ? '' : left;
    },
    isAtCall: () => place === 'call' && held.trim() === '',
  };
}

/** Null where the JSON is no call of these tools. */
function callsIn(json: string, form: ToolForm, names: readonly string[]): readonly ToolCall[] | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    return null;
  }
  const calls = (Array.isArray(parsed) ? parsed : [parsed]).map((each) => callOf(each, form, names));
  const whole = calls.filter((call) => call !== null);
  return whole.length === calls.length && whole.length > 0 ? whole : null;
}

function callOf(value: unknown, form: ToolForm, names: readonly string[]): ToolCall | null {
  if (typeof value !== 'object' || value === null) return null;
  const fields = value as Readonly<Record<string, unknown>>;
  const name = fields[form.nameKey];
  if (typeof name !== 'string' || !names.includes(name)) return null;
  // Models mix the two up.
  const given = fields[form.argumentsKey] ?? fields['arguments'] ?? fields['parameters'] ?? {};
  const isObject = typeof given === 'object' && given !== null && !Array.isArray(given);
  return isObject ? { name, arguments: JSON.stringify(given) } : null;
}
