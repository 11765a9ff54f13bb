import { NogginError } from '../errors.ts';
import { anyObjectGrammar, schemaGrammar } from '../inference/grammar/json-grammar.ts';
import type { Drawing, ProgramWishes, Question, ToolTurn, ToolUse, Turn } from '../inference/port.ts';
import { Refused } from './refused.ts';

/** More tokens than any context has: the answer may take all the room there is. */
export const allTokens = 1_000_000_000;

/** What a program asks for, however it was said. */
export interface Wishes {
  readonly system: string;
  readonly turns: readonly ToolTurn[];
  readonly tools: ToolUse['tools'];
  readonly choice: ToolUse['choice'];
  /** Null: no form. */
  readonly form: 'object' | { readonly schema: unknown } | null;
  readonly stops: readonly string[];
  readonly temperature: number | null;
  readonly maxTokens: number | null;
  readonly seed: number | null;
  readonly think: boolean;
  readonly drawing: Drawing;
}

/**
 * The question that the model is asked. Pure.
 * @param formField what the program calls the form of its answer
 * @throws Refused `invalid-request`
 */
export function questionOf(wishes: Wishes, formField: string): Question {
  const { system, turns, tools, choice, form, stops, temperature, maxTokens, seed, think, drawing } = wishes;
  if (form !== null && tools.length > 0) {
    throw new Refused(
      'invalid-request',
      'A form of the answer and tools cannot be asked for together',
      formField,
    );
  }
  const needsTools =
    tools.length > 0 || turns.some(({ role, calls }) => role === 'tool' || calls !== undefined);
  const program: ProgramWishes = {
    ...(stops.length === 0 ? {} : { stops }),
    ...(Object.keys(drawing).length === 0 ? {} : { drawing }),
    ...(form === null ? {} : { grammar: grammarOf(form, formField) }),
    ...(needsTools ? { toolUse: { tools, choice, turns } } : {}),
  };
  return {
    system,
    turns: needsTools ? [] : turns.map(({ role, text }) => ({ role: role as Turn['role'], text })),
    ...{ temperature, seed, program },
    maxTokens: maxTokens ?? allTokens,
    // A grammar leaves no room for thoughts.
    think: think && form === null,
  };
}

function grammarOf(form: NonNullable<Wishes['form']>, field: string): string {
  try {
    return form === 'object' ? anyObjectGrammar() : schemaGrammar(form.schema);
  } catch (error) {
    if (error instanceof NogginError) throw new Refused('invalid-request', error.message, field);
    throw error;
  }
}
