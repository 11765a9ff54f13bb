import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makePdf } from '../../../test/support/chats/pdf.ts';
import { tempFolder } from '../../../test/support/temp-folder.ts';
import { plainText } from './plain-text.ts';
import { mostBytes, mostCharacters } from './port.ts';
import { createRemoteAttachments } from './remote.ts';

const worker = new URL('worker.ts', import.meta.url);
const read = createRemoteAttachments(worker);

function file(name: string, bytes: string | Buffer): string {
  const where = path.join(tempFolder(), name);
  writeFileSync(where, bytes);
  return where;
}

const unreadable = (reason: string) =>
  expect.objectContaining({ code: 'file-unreadable', details: { reason } });

describe('the text of a file is read', () => {
  test.each<[string, Buffer, string]>([
    ['UTF-8', Buffer.from('Grüße, 日本 😀'), 'Grüße, 日本 😀'],
    ['UTF-8 with a byte order mark', Buffer.from('\uFEFFGrüße'), 'Grüße'],
    ['UTF-16, little-endian', Buffer.from('\uFEFFGrüße 😀', 'utf16le'), 'Grüße 😀'],
    ['UTF-16, big-endian', Buffer.from('\uFEFFGrüße', 'utf16le').swap16(), 'Grüße'],
    ['Windows-1252', Buffer.from([0x93, 0x47, 0x72, 0xfc, 0xdf, 0x65, 0x94, 0x20, 0x80]), '“Grüße” €'],
    ['line breaks of other systems', Buffer.from('a\r\nb\rc\n'), 'a\nb\nc\n'],
    ['a log with colors', Buffer.from('\u001b[31mred\u001b[0m\t\f'), '\u001b[31mred\u001b[0m\t\f'],
  ])('in %s', async (_what, bytes, text) => {
    expect(await read(file('notes.md', bytes))).toEqual({ name: 'notes.md', text, characters: text.length });
  });

  test('from a PDF, page by page', async () => {
    const pdf = file('Übung 1.pdf', makePdf(['First page\nsecond line (here)', 'Gr\u00fc\u00dfe']));
    expect(await read(pdf)).toEqual({
      ...{ name: 'Übung 1.pdf', text: 'First page\nsecond line (here)\n\nGrüße', characters: 36 },
    });
  });

  test('with a name safe to show', async () => {
    expect((await read(file('a\u202Etxt.\nexe', 'text'))).name).toBe('a\uFFFDtxt.\uFFFDexe');
  });
});

describe('a file without text', () => {
  test.each<[string, string, Buffer]>([
    ['nothing', 'no-text', Buffer.alloc(0)],
    ['blanks', 'no-text', Buffer.from(' \n\t ')],
    ['a model', 'not-text', Buffer.from('GGUF\x03\0\0\0rest')],
    ['a picture', 'not-text', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    [
      'bytes without a zero',
      'not-text',
      Buffer.from(Array.from({ length: 2000 }, (_n, index) => 1 + ((index * 97) % 255))),
    ],
    ['half a UTF-16 unit', 'not-text', Buffer.from([0xff, 0xfe, 0x41])],
    ['invalid UTF-16', 'not-text', Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00])],
    ['UTF-32', 'not-text', Buffer.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0])],
    ['a scanned PDF', 'no-text', makePdf([''])],
    ['a damaged PDF', 'not-text', Buffer.from('%PDF-1.7\nnot really')],
    ['a truncated PDF', 'not-text', makePdf(['Hello']).subarray(0, 200)],
  ])('%s is refused: %s', async (_what, reason, bytes) => {
    await expect(read(file('Secret name.txt', bytes))).rejects.toThrow(unreadable(reason));
  });

  test('is refused when it is a folder, missing, or a pipe without a writer', async () => {
    const folder = tempFolder();
    mkdirSync(path.join(folder, 'folder'));
    await expect(read(path.join(folder, 'folder'))).rejects.toThrow(unreadable('not-a-file'));
    await expect(read(path.join(folder, 'none'))).rejects.toThrow(unreadable('folder-unavailable'));
    if (process.platform === 'win32') return;
    spawnSync('mkfifo', [path.join(folder, 'pipe')]);
    symlinkSync('/dev/zero', path.join(folder, 'zero'));
    await expect(read(path.join(folder, 'pipe'))).rejects.toThrow(unreadable('not-a-file'));
    await expect(read(path.join(folder, 'zero'))).rejects.toThrow(unreadable('not-a-file'));
  });
});

describe('bounds', () => {
  test('limit the size of the file', async () => {
    await expect(read(file('a.txt', Buffer.alloc(mostBytes + 1, 'a')))).rejects.toThrow(
      unreadable('too-large'),
    );
  });

  test('limit the length of the text, of a PDF as well', async () => {
    const tooLong = expect.objectContaining({ code: 'question-too-long', details: { mostCharacters } });
    const text = 'x'.repeat(mostCharacters);
    expect((await read(file('a.txt', text))).characters).toBe(mostCharacters);
    await expect(read(file('a.txt', `${text}y`))).rejects.toThrow(tooLong);
    const page = Array.from({ length: 50 }, () => 'word '.repeat(15)).join('\n');
    const pages = Array.from({ length: 200 }, () => page);
    await expect(read(file('a.pdf', makePdf(pages)))).rejects.toThrow(tooLong);
  });

  test('limit the time: the thread is ended', async () => {
    const impatient = createRemoteAttachments(worker, 1);
    await expect(impatient(file('a.txt', 'text'))).rejects.toThrow(unreadable('too-slow'));
  });

  test('limit the memory: a PDF bomb ends at most its thread', async () => {
    const bomb = makePdf([`${'a'.repeat(60)}\n`.repeat(1_000_000)], 0);
    expect(bomb.length).toBeLessThan(2_000_000);
    await expect(read(file('bomb.pdf', bomb))).rejects.toMatchObject({
      code: expect.stringMatching(/^(question-too-long|file-unreadable)$/),
    });
    expect((await read(file('a.txt', 'still here'))).text).toBe('still here');
  });
});

test('errors keep the file’s name out', async () => {
  const error = await read(file('Secret name.pdf', '%PDF-')).catch((thrown: unknown) => thrown);
  expect(JSON.stringify([String(error), error])).not.toContain('Secret');
});

test('any bytes decode to text or null', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const text = plainText(Buffer.from(bytes));
      expect(text === null || (!text.includes('\0') && !text.includes('\r'))).toBe(true);
    }),
  );
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }).filter((text) => !/\p{Cc}|^\uFEFF/u.test(text)),
      (text) => {
        expect(plainText(Buffer.from(text))).toBe(text);
        expect(plainText(Buffer.from(`\uFEFF${text}`, 'utf16le'))).toBe(text);
      },
    ),
  );
});
