import { meansTask, type Task } from './tasks.ts';

/** What is known of something that is searched for. */
export interface Searchable {
  /** Compared by their letters and digits as well, so that "phi4" finds Phi-4. */
  readonly names: readonly string[];
  /** Whatever else may be asked for. */
  readonly said?: readonly string[];
  readonly tasks?: ReadonlySet<Task>;
}

const noTasks: ReadonlySet<Task> = new Set();

/** Whether each word of `text` is in a name, in what is said, or means a task. Pure. */
export function saysEveryWord(text: string, { names, said = [], tasks = noTasks }: Searchable): boolean {
  const all = [...names, ...said].join(' ').toLowerCase();
  const letters = names.map(squeezed);
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return words.every((word) => {
    const wanted = squeezed(word);
    const isNamed = wanted !== '' && letters.some((one) => one.includes(wanted));
    return all.includes(word) || isNamed || meansTask(word, tasks);
  });
}

/** Letters and digits only. */
function squeezed(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}
