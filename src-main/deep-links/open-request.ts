import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isLink } from './is-link.ts';

/** What a start of Noggin, or the system, wants to be shown. */
export type OpenRequest =
  | { readonly kind: 'window' }
  | { readonly kind: 'link'; readonly address: string }
  /** A whole path. */
  | { readonly kind: 'file'; readonly file: string };

const longestPath = 4096;

/**
 * What a command line asks to be shown: the first word that is a link of ours or a model file, as a drop on the window
 * takes the first file. Other words and switches are Chromium's, or nobody's. Pure.
 * @param folder where the command was given; paths may be relative to it
 */
export function openRequestOf(words: readonly string[], folder: string): OpenRequest {
  for (const word of words) {
    if (word.startsWith('-')) continue;
    if (isLink(word)) return { kind: 'link', address: word };
    const file = fileOf(word, folder);
    if (file !== null) return { kind: 'file', file };
  }
  return { kind: 'window' };
}

/** File managers of Linux give addresses (`%U` of the desktop entry), all others give paths. */
function fileOf(word: string, folder: string): string | null {
  if (word.length > longestPath || word.includes('\0')) return null;
  try {
    const file = /^file:/i.test(word) ? fileURLToPath(word) : path.resolve(folder, word);
    return /\.gguf$/i.test(file) ? file : null;
  } catch {
    return null;
  }
}
