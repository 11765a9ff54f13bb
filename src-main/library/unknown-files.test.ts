import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../../test/support/temp-folder.ts';
import { openLedger } from '../ledger/ledger.ts';
import { findUnknownFiles } from './unknown-files.ts';

const look = (folder: string) =>
  findUnknownFiles({ ledger: openLedger(':memory:'), modelsFolder: () => folder, allModels: () => [] }, []);

test('a missing folder is empty; an unreadable one is an error', async () => {
  const folder = tempFolder();
  expect(await look(path.join(folder, 'nowhere'))).toEqual([]);
  const circle = path.join(folder, 'circle');
  symlinkSync(circle, circle);
  await expect(look(circle)).rejects.toMatchObject({ code: 'ELOOP' });
});
