import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { setInstalledScene } from '../../test/support/library/library.ts';
import { tempFolder } from '../../test/support/temp-folder.ts';
import { escapeForDisplay } from '../names/for-display.ts';
import { publicAddress, toReceipt } from './receipt.ts';
import { passes } from './stories.ts';

describe('a receipt', () => {
  const row = { provenAtMs: 9000, adopted: false };
  const download = { sourceUrl: 'https://hub.example/a/b.gguf?token=x', createdAtMs: 1000, cleanRetries: 1 };
  const move = { event: 'move', reason: null };

  test('holds the source, the duration, and the incidents', () => {
    const story = [
      { event: 'start', reason: null, toState: 'pending', atMs: 1000 },
      { ...move, toState: 'paused', reason: 'user', atMs: 2000 },
      { ...move, toState: 'pending', reason: 'interrupted', atMs: 3000 },
      { event: 'restart', reason: null, toState: 'downloading', atMs: 4000 },
      { event: 'damage', reason: null, toState: 'downloading', atMs: 5000 },
      { ...move, toState: 'complete', atMs: 8000 },
    ];
    expect(toReceipt(row, download, story, 'MIT')).toEqual({
      source: 'https://hub.example/a/b.gguf',
      askedAtMs: 1000,
      provenAtMs: 9000,
      tookMs: 7000,
      restarts: 2,
      damages: 1,
      pauses: 2,
      licence: 'MIT',
    });
  });

  test('C12: never shows a time before its beginning, whatever the clock says', () => {
    expect(toReceipt(row, download, [{ ...move, toState: 'complete', atMs: 5 }], null).tookMs).toBe(0);
  });

  test('of a file that was already there names no source', () => {
    expect(toReceipt({ ...row, adopted: true }, null, [], null)).toMatchObject({
      source: null,
      tookMs: null,
    });
  });

  test('keeps secrets of an address out', () => {
    expect(publicAddress('https://me:secret@hub.example/a?sig=secret#secret')).toBe('https://hub.example/a');
    expect(publicAddress('nonsense')).toBe('');
  });
});

describe('a name from the disk', () => {
  test.each([
    ['model.gguf', 'model.gguf'],
    ['a\u202Egpj.gguf', 'a\uFFFDgpj.gguf'],
    ['line\nbreak.gguf', 'line\uFFFDbreak.gguf'],
    ['zero\u200Bwidth.gguf', 'zero\uFFFDwidth.gguf'],
    ['übung 模型.gguf', 'übung 模型.gguf'],
  ])('%j is shown as %j', (name, shown) => {
    expect(escapeForDisplay(name)).toBe(shown);
  });

  test('is short and printable, and unchanged by a second pass', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
        const shown = escapeForDisplay(name);
        expect([...shown].length).toBeLessThanOrEqual(120);
        expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
        expect(escapeForDisplay(shown)).toBe(shown);
      }),
    );
  });
});

describe('the history', () => {
  const row = {
    name: 'Qwen Small',
    modelId: 'qwen-4b',
    source: publicAddress('https://hub.example/x?token=zebra'),
    state: 'paused',
  } as const;

  test.each([
    ['', 'all', true],
    ['qwen', 'all', true],
    ['SMALL hub.example', 'under-way', true],
    ['zebra', 'all', false],
    ['', 'failed', false],
  ] as const)('filtered by %j and %s', (text, state, isShown) => {
    expect(passes(row, { text, state })).toBe(isShown);
  });

  test('is shown and exported without secrets of a source', async () => {
    const { library } = await setInstalledScene();
    const page = library.history({ text: 'tiny', state: 'complete' }, 0, 10);
    expect(page.total).toBe(1);
    const story = library.story(page.lines[0]?.id ?? '');
    expect(story).toMatchObject(page.lines[0] ?? {});
    expect(story.moments.at(0)?.event).toBe('start');
    expect(story.moments.at(-1)?.state).toBe('complete');
    expect(library.history({ text: 'tiny', state: 'complete' }, 1, 10)).toEqual({ total: 1, lines: [] });
    const file = path.join(tempFolder(), 'out.json');
    await library.exportHistory({ text: '', state: 'all' }, file);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ downloads: [{ modelId: 'tiny' }] });
    await expect(
      library.exportHistory({ text: '', state: 'all' }, path.join(file, 'below')),
    ).rejects.toMatchObject({ code: 'folder-unavailable' });
  });
});
