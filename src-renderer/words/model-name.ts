import { messages } from './messages.ts';

/** A model, or one file of a model whose others are missing. */
interface Named {
  readonly name: string;
  /** Which file it is, from 1, of how many. */
  readonly lone?: { readonly index: number; readonly count: number };
}

/** What a model is called in the window's language; a file that is left alone is told from its model. Pure. */
export function modelName({ name, lone }: Named): string {
  return lone === undefined ? name : messages.library.lone.name(name, lone.index, lone.count);
}
