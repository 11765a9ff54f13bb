import type { LlamaGrammarEvaluationState } from 'node-llama-cpp';
import { NogginError } from '../../errors.ts';
import { callGrammar } from '../grammar/json-grammar.ts';
import type { ToolUse } from '../port.ts';
import { type CallWatch, createCallWatch } from './call-watch.ts';
import { startGrammar } from './grammar-state.ts';
import type { Model } from './load-model.ts';

/** Watches for calls of tools in an answer, and sees to it that what is written of one is a call. */
export interface CallWriter extends Pick<CallWatch, 'add' | 'rest'> {
  /** Marks that count as text although they may be tokens of their own. */
  readonly marks: readonly string[];
  /** What the next token must follow; nothing outside of calls. */
  grammar(): LlamaGrammarEvaluationState | undefined;
  /** Makes what {@link grammar} needs for the next token. */
  ready(): Promise<void>;
}

/** What stands before a call that must be made; it is part of the prompt. Pure. @throws NogginError `template-failed` */
export function forcedLead({ toolForm }: Pick<Model, 'toolForm'>, use: ToolUse): string {
  if (use.tools.length === 0) return '';
  if (toolForm === null) throw new NogginError('template-failed', "The model's template knows no tools");
  return use.choice === 'required' ? `${toolForm.mark}${toolForm.gap}` : '';
}

/** @returns null where there are no tools to be called */
export async function createCallWriter(
  model: Pick<Model, 'toolForm' | 'library' | 'llama'>,
  { tools, choice }: ToolUse,
): Promise<CallWriter | null> {
  const form = model.toolForm;
  if (tools.length === 0 || form === null) return null;
  const names = tools.map(({ name }) => name);
  const isForced = choice === 'required';
  const watch = createCallWatch(form, names, isForced);
  const { nameKey, argumentsKey, isList } = form;
  const written = callGrammar({ tools, nameKey, argumentsKey, isList, isForced });
  let state: LlamaGrammarEvaluationState | undefined = isForced
    ? await startGrammar(model, written)
    : undefined;
  return {
    marks: [form.mark, form.end].filter((mark) => mark !== ''),
    add: (text) => {
      const watched = watch.add(text);
      // Behind a call anything may follow; behind one that had to be made, nothing.
      if (watched.calls.length > 0 && !isForced) state = undefined;
      return watched;
    },
    rest: watch.rest,
    grammar: () => state,
    ready: async () => {
      if (state === undefined && watch.isAtCall()) state = await startGrammar(model, written);
    },
  };
}
