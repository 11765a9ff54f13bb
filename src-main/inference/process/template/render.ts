import { Environment, Template } from '@huggingface/jinja';
import { runBounded } from './bounded-interpreter.ts';
import type { Filling, TemplateSpec } from './messages.ts';
import { strftime } from './strftime.ts';
import { thinkingSwitches } from './thinking-switches.ts';

/** Longest list that a template may ask for; real ones count messages and tools. */
const longestRange = 100_000;

/** A template that was read. */
export interface ReadTemplate {
  readonly switches: readonly string[];
  /** @throws what the template does, its own exceptions included */
  render(filling: Filling): string;
}

/**
 * Reads a model's chat template. It is a program of strangers: it may loop, and take any amount of memory.
 * @throws when it is no template
 */
export function readTemplate({ template, bosToken, eosToken }: TemplateSpec): ReadTemplate {
  const { parsed } = new Template(template);
  const renderWith = (
    { messages, asksForAnswer, tools }: Omit<Filling, 'think'>,
    settings: object,
  ): string => {
    const environment = new Environment();
    const values = {
      ...globals(),
      // As transformers does: known, and none.
      ...{ tools: tools ?? null, documents: null },
      ...{ bos_token: bosToken, eos_token: eosToken },
      ...settings,
      add_generation_prompt: asksForAnswer,
      messages,
    };
    for (const [name, value] of Object.entries(values)) environment.set(name, value);
    return runBounded(parsed, environment);
  };
  const switches = thinkingSwitches(parsed).flatMap((name) => {
    const settled = settle(name, (value) => renderWith(greeting, { [name]: value }));
    return settled === null ? [] : [settled];
  });
  return {
    switches: switches.map(({ name }) => name),
    render: ({ think, ...filling }) =>
      renderWith(filling, Object.fromEntries(switches.map(({ name, on, off }) => [name, think ? on : off]))),
  };
}

interface Switch {
  readonly name: string;
  readonly on: string | boolean;
  readonly off: string | boolean;
}

const greeting = { messages: [{ role: 'user', content: 'Hello there' }], asksForAnswer: true } as const;
/** Words that templates take for how much to think; which of them one takes differs. */
const much: readonly string[] = ['medium', 'high'];
const little: readonly string[] = ['low', 'none'];

/**
 * The values of a switch that a template takes; null where there are no two that make a difference.
 * @param render throws where the template refuses the value
 */
function settle(name: string, render: (value: string) => string): Switch | null {
  if (name !== 'reasoning_effort') return { name, on: true, off: false };
  const taken = (values: readonly string[]): readonly [value: string, text: string] | null => {
    for (const value of values) {
      try {
        return [value, render(value)];
      } catch {
        // Refused: the next one.
      }
    }
    return null;
  };
  const [on, withOn] = taken(much) ?? [];
  const [off, withOff] = taken(little) ?? [];
  return on === undefined || off === undefined || withOn === withOff ? null : { name, on, off };
}

/** What every template may use. `range` is ours, since a list of 10^9 ends the whole process. */
function globals(): Readonly<Record<string, unknown>> {
  return {
    ...{ true: true, false: false, none: null, True: true, False: false, None: null },
    raise_exception: (message: unknown) => {
      throw new Error(String(message));
    },
    range: boundedRange,
    strftime_now: (format: unknown) => strftime(String(format), new Date()),
  };
}

/** Python's range. @throws RangeError for a longer list than templates need */
function boundedRange(first: number, end?: number, step = 1): number[] {
  const [from, to] = end === undefined ? [0, first] : [first, end];
  const length = Math.max(0, Math.ceil((to - from) / step));
  if (!(length <= longestRange)) throw new RangeError('range() is longer than a template needs');
  return Array.from({ length }, (_, index) => from + index * step);
}
