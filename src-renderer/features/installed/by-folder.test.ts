import { expect, test } from 'vitest';
import { byFolder } from './by-folder.ts';

const model = (path: string, bytes = 1) => ({
  ...{ modelId: path, name: path, path, bytes, sha256: '', provenAtMs: 0, adopted: false },
});

test('the folder that new models go to comes first, the others as their first model does', () => {
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

test('paths of Windows are folders and names as well', () => {
  const models = [model('C:\\Users\\me\\models\\a.gguf'), model('D:\\b.gguf')];
  expect(byFolder(models, 'D:').map(({ folder }) => folder)).toEqual(['D:', 'C:\\Users\\me\\models']);
});
