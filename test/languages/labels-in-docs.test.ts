import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { allWords } from '../../src-main/app/words/words.ts';
import { allMessages } from '../../src-renderer/words/messages.ts';
import { pairsOf } from '../support/translations.ts';

/** Quoted in the docs, and said by something else than Noggin. */
const ofOthers = new Set([
  ...['IPC: two channels and no more', 'C14: a page that is not ours', 'Open with', 'Local AI brain'],
  'N passed, N failed, N skipped',
]);

/** Everything that the window and main say in English. */
const said = [
  ...pairsOf(allMessages.en, allMessages.en, { 'import.way': ['copy'], 'search.app': ['jan'] }),
  ...pairsOf(allWords.en, allWords.en, {}),
]
  .map(({ one }) => one)
  .join('\n');

test.each(globSync('{docs/*.md,README.md,CONTRIBUTING.md}'))(
  '%s names buttons and switches as the window does',
  (file) => {
    const text = readFileSync(file, 'utf8').replaceAll(/\s+/g, ' ');
    const quoted = [...text.matchAll(/["“]([A-Z][^"”`<>{}]{3,80})["”]/g)].map(([, label = '']) => label);
    const wrong = quoted.filter(
      (label) => !ofOthers.has(label) && !said.includes(label.replace(/[.,]$/, '')),
    );
    expect(wrong).toEqual([]);
  },
);
