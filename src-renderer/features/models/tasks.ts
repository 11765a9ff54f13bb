import type { ModelView } from '../../../src-preload/contract/snapshot.ts';
import { messages } from '../../words/messages.ts';

/** What people want a model for, in the order of the chips. */
export const tasks = [
  'writing',
  'coding',
  'math',
  'reasoning',
  'languages',
  'german',
  'small',
  'fast',
] as const;
/** One of {@link tasks}. */
export type Task = (typeof tasks)[number];

/** How the catalogue's English descriptions and names tell a task. */
const told: Readonly<Record<Exclude<Task, 'small' | 'fast'>, RegExp>> = {
  writing: /\bwrit|draft|stories|rewriting/i,
  coding: /program|coder\b|\bcod(e|ing)\b/i,
  math: /arithmetic|\bmath/i,
  reasoning: /reason|\bthink|puzzles|hard questions/i,
  languages: /(many|european) languages/i,
  german: /(many|european) languages/i,
};

/** Largest file of a small model, in bytes. */
const smallBytes = 2e9;

/** What a model is good for, as its description, size and speed here tell. Pure. */
export function tasksOf(model: Pick<ModelView, 'name' | 'about' | 'bytes' | 'fit'>): ReadonlySet<Task> {
  const { name, about, bytes, fit } = model;
  return new Set(
    tasks.filter((task) => {
      if (task === 'small') return bytes !== null && bytes < smallBytes;
      if (task === 'fast') return fit.speed === 'fast';
      return told[task].test(`${name}. ${about}`);
    }),
  );
}

/** Whether a word of a search means one of these tasks: three letters of a synonym are enough. Pure. */
export function meansTask(word: string, among: ReadonlySet<Task>): boolean {
  if (word.length < 3) return false;
  return [...among].some((task) => {
    const { name, synonyms } = messages.catalogue.tasks[task];
    return `${name} ${synonyms}`
      .toLowerCase()
      .split(' ')
      .some((known) => known.startsWith(word));
  });
}
