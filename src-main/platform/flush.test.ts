import { expect, test } from 'vitest';
import { tempFolder } from '../../test/support/temp-folder.ts';
import { flushFolder } from './flush.ts';

const answering = (code: string) => async () => {
  throw Object.assign(new Error(code), { code });
};

test('B18: a folder is flushed', async () => {
  await flushFolder(tempFolder());
});

test
  .skipIf(process.platform === 'win32')
  .each([...['EINVAL', 'EBADF', 'EISDIR', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'ENOTTY', 'EPERM', 'EACCES']])(
  'B18: a file system without folder flushes (%s) is accepted',
  async (code) => {
    await expect(flushFolder('/somewhere', answering(code))).resolves.toBeUndefined();
  },
);

test.skipIf(process.platform === 'win32').each(['EIO', 'ENOSPC', 'ENOENT', 'ESTALE', 'EROFS'])(
  'B10: a failed folder flush (%s) is an error',
  async (code) => {
    await expect(flushFolder('/somewhere', answering(code))).rejects.toMatchObject({ code });
  },
);
