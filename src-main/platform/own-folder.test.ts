import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { becomeOrdinaryUser } from '../../test/support/ordinary-user.ts';
import { tempFolder } from '../../test/support/temp-folder.ts';
import { ownFolderTrouble } from './own-folder.ts';

it('a writable folder is created if missing, and left empty', () => {
  const folder = path.join(tempFolder(), 'a', 'b');
  expect(ownFolderTrouble(folder)).toBeNull();
  expect(existsSync(folder)).toBe(true);
  expect(readdirSync(folder)).toEqual([]);
});

// Windows allows new files in a read-only folder.
it.skipIf(process.platform === 'win32')('a folder of another account is reported with its path', () => {
  const base = tempFolder();
  const folder = path.join(base, 'Noggin');
  mkdirSync(folder);
  chmodSync(folder, 0o555);
  becomeOrdinaryUser();
  for (const each of [folder, path.join(folder, 'below')]) {
    expect(ownFolderTrouble(each)).toMatchObject({ code: 'profile-unwritable', details: { folder: each } });
  }
});

it.each(['home', path.join('home', 'below')])('a file in its place is reported: %s', (name) => {
  const base = tempFolder();
  writeFileSync(path.join(base, 'home'), 'a file');
  expect(ownFolderTrouble(path.join(base, name))).toMatchObject({ code: 'profile-unwritable' });
});
