import { Interpreter } from '@huggingface/jinja';

/** Longest list that a template may make; real ones count messages and tools. */
export const longestList = 100_000;
/** Longest text, in UTF-16 units: more than any conversation that a context takes. */
const longestText = 8_000_000;

/**
 * Runs a template, and refuses values that no real one makes. A single value beyond a thread's memory ends the whole
 * process: the limit of the thread is looked at too late for it.
 * @throws RangeError for a list or a text that is too long
 */
export class BoundedInterpreter extends Interpreter {
  override evaluate(...step: Parameters<Interpreter['evaluate']>): ReturnType<Interpreter['evaluate']> {
    const made = super.evaluate(...step);
    const { value } = made;
    if (Array.isArray(value) && value.length > longestList) throw new RangeError('A list is too long');
    if (typeof value === 'string' && value.length > longestText) throw new RangeError('A text is too long');
    return made;
  }
}
