import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fence } from './fence.ts';
import { preloadConfig } from './preload.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'noggin-fence-'));
  mkdirSync(path.join(root, 'src-preload', 'contract'), { recursive: true });
  mkdirSync(path.join(root, 'src-main'));
  writeFileSync(path.join(root, 'src-main', 'schema.ts'), 'export const schema = "heavy";');
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function buildPreload(imports: string): Promise<unknown> {
  const contract = path.join(root, 'src-preload', 'contract', 'names.ts');
  writeFileSync(
    contract,
    `import { schema } from '../../src-main/schema.ts';\nexport type Name = string;\nexport const name = schema;\n`,
  );
  writeFileSync(path.join(root, 'src-preload', 'preload.ts'), imports);
  return build({ ...preloadConfig(root, path.join(root, 'out')), logLevel: 'silent' });
}

test('a preload that imports beyond the contract fails to build', async () => {
  const imports = `import { name } from './contract/names.ts';\nconsole.log(name);`;
  await expect(buildPreload(imports)).rejects.toThrow('src-main/schema.ts must not get into preload');
});

test('types cross the fence freely', async () => {
  const imports = `import type { Name } from './contract/names.ts';\nexport const name: Name = 'n';\nconsole.log(name);`;
  await expect(buildPreload(imports)).resolves.toBeDefined();
});

test('a refused folder stays refused inside an allowed one', async () => {
  const names = 'export const name = "n";\nconsole.log(name.length);';
  writeFileSync(path.join(root, 'src-preload', 'contract', 'names.ts'), names);
  const entry = path.join(root, 'src-preload', 'preload.ts');
  writeFileSync(entry, `import { name } from './contract/names.ts';\nconsole.log(name);`);
  const config = preloadConfig(root, path.join(root, 'out'));
  const plugins = [fence(root, ['src-preload'], ['src-preload/contract'])];
  await expect(build({ ...config, plugins, logLevel: 'silent' })).rejects.toThrow(
    'src-preload/contract/names.ts must not get into preload',
  );
});
