import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { tempFolder } from '../../test/support/temp-folder.ts';
import { NogginError } from '../errors.ts';
import { diskError } from './disk-errors.ts';

const systemError = (code: string): Error =>
  Object.assign(new Error(`${code}: as the system says`), { code });

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

describe('a disk error of the system', () => {
  test.each([
    ['B2', 'ENOSPC', 'disk-full'],
    ['B2', 'EDQUOT', 'disk-full'],
    ['B4', 'EFBIG', 'file-too-large'],
    ['B15', 'EISDIR', 'not-a-file'],
    ['B15', 'ESPIPE', 'not-a-file'],
    ['B3', 'EACCES', 'folder-unavailable'],
    ['B3', 'EPERM', 'folder-unavailable'],
    ['B3', 'ENOENT', 'folder-unavailable'],
    ['B3', 'ENOTDIR', 'folder-unavailable'],
    ['B3', 'EROFS', 'folder-unavailable'],
    ['B3', 'EIO', 'folder-unavailable'],
    ['B3', 'ENODEV', 'folder-unavailable'],
    ['B3', 'ENXIO', 'folder-unavailable'],
  ])('%s: %s is %s', (_row, systemCode, code) => {
    const cause = systemError(systemCode);
    const error = diskError(cause);
    expect(error).toBeInstanceOf(NogginError);
    expect(error).toMatchObject({ code, details: { systemCode }, cause, message: cause.message });
  });

  test.each([
    ...['ESTALE', 'ETIMEDOUT', 'EHOSTDOWN', 'EHOSTUNREACH', 'ENETDOWN', 'ENETUNREACH', 'ENOTCONN'],
    ...['EREMOTEIO', 'ENOLINK', 'ECONNRESET', 'EPIPE', 'ENOMEDIUM', 'ESHUTDOWN'],
  ])('B18: %s of a network drive is folder-unavailable', (systemCode) => {
    expect(diskError(systemError(systemCode))).toMatchObject({
      code: 'folder-unavailable',
      details: { systemCode },
    });
  });

  test.runIf(process.platform === 'linux').each([
    [116, 'ESTALE', 'folder-unavailable'],
    [112, 'EHOSTDOWN', 'folder-unavailable'],
    [123, 'ENOMEDIUM', 'folder-unavailable'],
    [122, 'EDQUOT', 'disk-full'],
  ])('B18: number %i, unknown to libuv, is %s and %s', (errno, systemCode, code) => {
    const error = Object.assign(new Error('x'), { code: `Unknown system error -${errno}`, errno: -errno });
    expect(diskError(error)).toMatchObject({ code, details: { systemCode } });
  });

  test('B18: an error of a socket is left alone', () => {
    const error = Object.assign(systemError('ETIMEDOUT'), { syscall: 'connect' });
    expect(diskError(error)).toBe(error);
  });

  test('B3: real errors are mapped', () => {
    const folder = tempFolder();
    writeFileSync(path.join(folder, 'file'), '');
    const missing = thrownBy(() => readFileSync(path.join(folder, 'missing')));
    const below = thrownBy(() => mkdirSync(path.join(folder, 'file', 'below')));
    expect(diskError(missing)).toMatchObject({
      code: 'folder-unavailable',
      details: { systemCode: 'ENOENT' },
    });
    expect(diskError(below)).toMatchObject({
      code: 'folder-unavailable',
      details: { systemCode: 'ENOTDIR' },
    });
  });

  test.skipIf(process.platform !== 'linux')('B2: a write to a full device is disk-full', () => {
    const fd = openSync('/dev/full', 'w');
    expect(diskError(thrownBy(() => writeSync(fd, 'x')))).toMatchObject({ code: 'disk-full' });
    closeSync(fd);
  });

  test.each([
    ['EBUSY', 'install-blocked'],
    ['ETXTBSY', 'install-blocked'],
    ['EEXIST', 'target-occupied'],
    ['EMFILE', 'system-busy'],
    ['ENFILE', 'system-busy'],
    ['ENOMEM', 'system-busy'],
    ['EAGAIN', 'system-busy'],
    ['ENAMETOOLONG', 'folder-unavailable'],
    ['UNKNOWN', 'folder-unavailable'],
    ['Unknown system error -511', 'folder-unavailable'],
  ])('%s is %s', (systemCode, code) => {
    expect(diskError(systemError(systemCode))).toMatchObject({ code });
  });

  test('every system error has a code of a disk, a busy system, or an occupied name', () => {
    const ofDisks = ['disk-full', 'file-too-large', 'not-a-file', 'folder-unavailable', 'install-blocked'];
    const codes = new Set(
      Object.keys(os.constants.errno).map((systemCode) => {
        const error = diskError(systemError(systemCode));
        return error instanceof NogginError ? error.code : systemCode;
      }),
    );
    expect([...codes].sort()).toEqual([...ofDisks, 'system-busy', 'target-occupied'].sort());
  });

  test('other errors pass unchanged', () => {
    const typed = new NogginError('portal', 'sign in');
    const unknown = systemError('ERR_INVALID_ARG_TYPE');
    const plain = new Error('a bug');
    for (const error of [typed, unknown, plain, 'text', null]) expect(diskError(error)).toBe(error);
  });
});
