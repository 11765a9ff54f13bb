import { existsSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../lib/runtime.ts';

type Table = { readonly [name: string]: unknown };

const fileOf = (language: string): string =>
  path.join(projectRoot, 'src-renderer', 'words', `${language}.ts`);

/** Whether the window speaks this language. */
export function isSpoken(language: string): boolean {
  return existsSync(fileOf(language));
}

/**
 * English words of the window by their translation: the words of a scene are found in any language. One translation may
 * have several English words.
 */
export async function wordsIn(language: string): Promise<(english: string) => readonly string[]> {
  if (language === 'en' || !isSpoken(language)) return (english) => [english];
  const [from, to] = await Promise.all(['en', language].map(tableOf));
  const words = new Map<string, Set<string>>();
  pair(from ?? {}, to ?? {}, words);
  return (english) => [...(words.get(english) ?? [english])];
}

async function tableOf(language: string): Promise<Table> {
  const loaded = (await import(fileOf(language))) as { readonly [name: string]: Table };
  return loaded[language] ?? {};
}

function pair(from: Table, to: Table, words: Map<string, Set<string>>): void {
  for (const [name, english] of Object.entries(from)) {
    const other = to[name];
    if (typeof english === 'string' && typeof other === 'string') {
      words.set(english, (words.get(english) ?? new Set()).add(other));
    } else if (
      typeof english === 'object' &&
      english !== null &&
      typeof other === 'object' &&
      other !== null
    ) {
      pair(english as Table, other as Table, words);
    }
  }
}
