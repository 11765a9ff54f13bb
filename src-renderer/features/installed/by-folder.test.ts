import { expect, test } from 'vitest';
import { byFolder } from './by-folder.ts';

const model = (path: string, bytes = 1) => ({
  ...{ modelId: path, name: path, path, bytes, sha256: '', provenAtMs: 0, adopted: false },
});

test('the folder of new models comes first, the others in order of their first model', () => {
  const models = [
    model('/old/a.gguf', 2),
    model('/new/b.gguf', 3),
    model('/usb/c.gguf'),
    model('/old/d.gguf', 5),
  ];
  expect(byFolder(models, '/new').map(({ folder, bytes }) => [folder, bytes])).toEqual([
    ['/new', 3],
    ['/old', 7],
    ['/usb', 1],
  ]);
});

test('Windows paths are split into folders and names', () => {
  const models = [model('C:\\Users\\me\\models\\a.gguf'), model('D:\\b.gguf')];
  expect(byFolder(models, 'D:').map(({ folder }) => folder)).toEqual(['D:', 'C:\\Users\\me\\models']);
});
