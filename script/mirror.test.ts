import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createMirror } from '../src-main/admin-policy/mirror.ts';
import { type Catalogue, catalogueSchema } from '../src-main/catalogue/schema.ts';
import { projectRoot } from './lib/runtime.ts';
import { curlListOf, mirrorFiles } from './mirror/files.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'noggin-mirror-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const builtIn = JSON.parse(
  readFileSync(path.join(projectRoot, 'src-main', 'catalogue', 'built-in.json'), 'utf8'),
) as Catalogue;
const content = Buffer.from('GGUF, only small');
const sha256 = createHash('sha256').update(content).digest('hex');
const [first, second] = builtIn.models.map((model) => ({ ...model, sha256, bytes: content.byteLength }));
const odd = { ...first, url: 'https://models.example:8443/a%20b/c%2Fd.gguf?x=1' };
const catalogueFile = path.join(folder, 'catalogue.json');
const mirror = path.join(folder, 'mirror');
const run = (...args: readonly string[]) => {
  const script = path.join(projectRoot, 'script', 'mirror.ts');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [script, '--folder', mirror, '--catalogue', catalogueFile, ...args],
    { encoding: 'utf8' },
  );
  return { status, text: stdout + stderr };
};

beforeAll(() => writeFileSync(catalogueFile, JSON.stringify({ ...builtIn, models: [odd, second] })));

it('lists for every built-in model its own path, where Noggin requests it', () => {
  const catalogue = catalogueSchema().parse(builtIn);
  const files = mirrorFiles(catalogue, null);
  expect(files).toHaveLength(catalogue.models.length);
  expect(new Set(files.map((file) => file.path.toLowerCase())).size).toBe(files.length);
  const mirrorOf = createMirror('https://m.example/ai', { allowLoopbackHttp: false });
  for (const file of files)
    expect(decodeURI(mirrorOf(new URL(file.url)).href)).toBe(`https://m.example/ai/${file.path}`);
});

it('writes lists that tools read, and reports missing, damaged, and right files of a folder', () => {
  expect(run()).toMatchObject({ status: 0 });
  const place = 'models.example_8443/a b/c_d.gguf';
  const read = (name: string) => readFileSync(path.join(mirror, name), 'utf8');
  expect(read('SHA256SUMS').split('\n')[0]).toBe(`${sha256}  ${place}`);
  expect(read('urls.txt')).toContain(`${odd.url}\n  out=${place}\n  checksum=sha-256=${sha256}\n`);
  expect(read('curl.txt')).toContain(`output = "${place}"`);

  const file = path.join(mirror, ...place.split('/'));
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
  const some = run('--check');
  expect(some.status).toBe(1);
  expect(some.text).toContain(`right         ${place}`);
  expect(some.text).toContain('missing       huggingface.co/');
  expect(run('--check', '--models', String(first?.id))).toMatchObject({ status: 0 });
  writeFileSync(file, content.toString().toLowerCase());
  expect(run('--check').text).toContain(`wrong content ${place}`);
  writeFileSync(file, '');
  expect(run('--check').text).toContain(`wrong size    ${place}`);
});

it('refuses a model outside the catalogue', () => {
  const { status, text } = run('--models', 'no-such-model');
  expect(status).toBe(2);
  expect(text).toContain('no-such-model');
});

it('quotes for curl', () => {
  const file = { id: 'a', path: 'a"b', bytes: 1, sha256, url: 'https://a.example/"' };
  expect(curlListOf([file])).toContain('output = "a\\"b"');
});
