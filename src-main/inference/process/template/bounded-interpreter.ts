import { type Environment, Interpreter } from '@huggingface/jinja';

/** Longer than any conversation that a context holds, in characters. */
const longestText = 4_000_000;
/** More than a conversation has turns, words and parts that a template takes apart. */
const longestList = 200_000;

/**
 * Runs a template and looks at the size of everything that it makes: what doubles again and again would ask for memory in
 * one piece, and end the whole process instead of its thread.
 */
class BoundedInterpreter extends Interpreter {
  /** @throws RangeError when a text or list is longer than a template needs */
  override evaluate(...[statement, environment]: Parameters<Interpreter['evaluate']>) {
    const made = super.evaluate(statement, environment);
    const { value } = made;
    if (typeof value === 'string' && value.length > longestText) throw tooLong('text');
    if (Array.isArray(value) && value.length > longestList) throw tooLong('list');
    return made;
  }
}

/** Fills a template that was parsed. @throws what the template does, and RangeError */
export function runBounded(parsed: Parameters<Interpreter['run']>[0], environment: Environment): string {
  const text = String(new BoundedInterpreter(environment).run(parsed).value);
  if (text.length > longestText) throw tooLong('text');
  return text;
}

function tooLong(what: 'text' | 'list'): RangeError {
  return new RangeError(`The template makes a ${what} that is longer than it needs`);
}
