import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { tempFolder } from '../../../test/support/temp-folder.ts';
import { type Cipher, createTokenStore } from './token-file.ts';

const secret = 'hf_0123456789';

const lines: unknown[] = [];
const log = { warn: (event: string, facts?: unknown) => void lines.push([event, facts]) };
beforeEach(() => void lines.splice(0));

/** A fake cipher, whose output differs from the text. */
function cipher(isSafe = true): Cipher {
  const turn = (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte) => byte ^ 0x55));
  return {
    isSafe: () => isSafe,
    encrypt: (text) => turn(Buffer.from(text)),
    decrypt: (bytes) => {
      const text = turn(bytes).toString('utf8');
      if (!text.startsWith('hf_')) throw new Error('not ours');
      return text;
    },
  };
}

test('a token is stored encrypted for this account, survives a restart, and can be removed', () => {
  const file = path.join(tempFolder(), 'hub-token');
  const store = createTokenStore(file, cipher(), log);
  expect([store.read(), store.kept()]).toEqual([null, null]);
  expect(store.write(secret)).toBe('safely');
  expect(readFileSync(file, 'latin1')).not.toContain(secret);
  // Windows has no file modes: there the folder belongs to the account.
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0);
  const next = createTokenStore(file, cipher(), log);
  expect([next.read(), next.kept()]).toEqual([secret, 'safely']);
  next.remove();
  expect([next.read(), next.kept(), existsSync(file)]).toEqual([null, null, false]);
});

test('without encryption the token stays in memory', () => {
  const file = path.join(tempFolder(), 'hub-token');
  const store = createTokenStore(file, cipher(false), log);
  expect(store.write(secret)).toBe('memory');
  expect([store.read(), store.kept(), existsSync(file)]).toEqual([secret, 'memory', false]);
  expect(createTokenStore(file, cipher(false), log).read()).toBeNull();
});

test('a failed write keeps the token in memory; a file that cannot be decrypted counts as no token', () => {
  const file = path.join(tempFolder(), 'hub-token');
  mkdirSync(`${file}.new`);
  const store = createTokenStore(file, cipher(), log);
  expect(store.write(secret)).toBe('memory');
  expect(store.read()).toBe(secret);
  const foreign = path.join(tempFolder(), 'hub-token');
  writeFileSync(foreign, 'of another account');
  expect(createTokenStore(foreign, cipher(), log).read()).toBeNull();
  // Both are logged, without the token.
  expect(lines).toEqual([
    ['a token is kept in memory only', { code: 'EISDIR' }],
    ['the kept token cannot be read', { code: 'undecipherable' }],
  ]);
});
