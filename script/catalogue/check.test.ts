import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import builtIn from '../../src-main/catalogue/built-in.json' with { type: 'json' };
import { catalogueSchema } from '../../src-main/catalogue/schema.ts';
import { type Loopback, serveLoopback } from '../../test/support/loopback.ts';
import { tempFolder } from '../../test/support/temp-folder.ts';
import { projectRoot } from '../lib/runtime.ts';
import { askSource } from './online.ts';

const { models } = catalogueSchema().parse(builtIn);

interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A hub that answers HEAD of `resolve` as the real one does, with overrides by `change` for a path. */
async function hub(change: (pathname: string) => Answer | undefined = () => undefined): Promise<Loopback> {
  const byPath = new Map(models.map((model) => [new URL(model.url).pathname, model]));
  return await serveLoopback((request, response) => {
    const pathname = request.url ?? '';
    const model = byPath.get(pathname);
    const changed = change(pathname);
    if (changed?.headers?.['location'] !== undefined) {
      response.writeHead(307, changed.headers).end();
      return;
    }
    if (request.method !== 'HEAD' || model === undefined) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(changed?.status ?? 302, {
      location: 'https://store.example/file?Signature=x',
      'x-linked-etag': `"${model.sha256}"`,
      'x-linked-size': String(model.bytes),
      'x-repo-commit': /[0-9a-f]{40}/.exec(pathname)?.[0] ?? 'f'.repeat(40),
      ...changed?.headers,
    });
    response.end();
  });
}

function entry(id: string) {
  const model = models.find((each) => each.id === id);
  if (model === undefined) throw new Error(`${id} is no longer built in`);
  return model;
}

const model = entry('qwen3-0.6b-q8_0');

test('an equal source is the same, pinned or not', async () => {
  const base = (await hub()).at('/').href;
  for (const each of models) {
    expect(await askSource(each, base)).toEqual({ id: each.id, kind: 'same', words: '' });
  }
});

test.each([
  ['x-linked-etag', `"${'b'.repeat(64)}"`, /SHA-256 is b{64}/],
  ['x-linked-size', '5', /size is 5 bytes, not 639446688/],
  ['x-repo-commit', 'c'.repeat(40), /revision is c{40}/],
])('another %s is drift', async (name, value, said) => {
  const base = (await hub(() => ({ headers: { [name]: value } }))).at('/').href;
  expect(await askSource(model, base)).toEqual({
    id: model.id,
    kind: 'drift',
    words: expect.stringMatching(said),
  });
});

test.each([
  [401, /access/],
  [403, /access/],
  [404, /404/],
  [429, /wait/],
  [500, /500/],
])('an answer of %i is an error', async (status, said) => {
  const base = (await hub(() => ({ status }))).at('/').href;
  expect(await askSource(model, base)).toMatchObject({ kind: 'error', words: expect.stringMatching(said) });
});

test('a renamed repository is followed inside its host only', async () => {
  const { pathname } = new URL(model.url);
  const server = await hub((asked) =>
    asked.startsWith('/old') ? { headers: { location: pathname } } : undefined,
  );
  const moved = { ...model, url: model.url.replace('/Qwen/', '/old/') };
  expect(await askSource(moved, server.at('/').href)).toMatchObject({ kind: 'same' });
  const circle = await hub((asked) => ({ headers: { location: asked } }));
  expect(await askSource(model, circle.at('/').href)).toMatchObject({
    kind: 'error',
    words: expect.stringMatching(/without end/),
  });
  const away = await hub(() => ({ headers: { location: 'https://elsewhere.example/' } }));
  expect(await askSource(model, away.at('/').href)).toMatchObject({
    kind: 'error',
    words: expect.stringMatching(/without a hash/),
  });
});

function run(script: string, ...args: string[]) {
  const { status, stdout } = spawnSync(
    process.execPath,
    [path.join(projectRoot, 'script', script), ...args],
    {
      encoding: 'utf8',
    },
  );
  return { status, stdout };
}

test('the built-in catalogue passes, and the report shows its contents', () => {
  const { status, stdout } = run('catalogue-check.ts');
  expect(stdout).toMatch(/60 models, \d+ recommendable/);
  expect(stdout).toContain('The catalogue is right.');
  expect(status).toBe(0);
});

test('errors are named, and the script exits with 1', () => {
  const file = path.join(tempFolder(), 'catalogue.json');
  const [first, ...others] = builtIn.models;
  writeFileSync(
    file,
    JSON.stringify({ ...builtIn, models: [{ ...first, bytes: 60_000_000_000 }, ...others] }),
  );
  const { status, stdout } = run('catalogue-check.ts', '--file', file);
  expect(stdout).toContain(`WRONG  ${first?.id}: it is larger than 50 GB`);
  expect(status).toBe(1);
  writeFileSync(file, '{');
  expect(run('catalogue-check.ts', '--file', file)).toMatchObject({
    status: 1,
    stdout: expect.stringMatching(/JSON/),
  });
});

test('online it names drift, and exits with 1 for that too', async () => {
  const server = await hub((pathname) =>
    pathname === new URL(model.url).pathname ? { headers: { 'x-linked-size': '5' } } : undefined,
  );
  const script = path.join(projectRoot, 'script', 'catalogue-check.ts');
  const child = spawn(process.execPath, [script, '--online', '--base', server.at('/').href], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const [code] = await once(child, 'close');
  expect(said).toContain(`drift  ${model.id}: size is 5 bytes`);
  expect(said.match(/^same /gm)).toHaveLength(59);
  expect(code).toBe(1);
});

test('a new key signs what the app accepts, and another signature is refused', () => {
  const folder = tempFolder();
  const key = path.join(folder, 'key.pem');
  const file = path.join(folder, 'catalogue.json');
  expect(run('catalogue-sign.ts', '--new-key', key).status).toBe(0);
  const before = readFileSync(key, 'utf8');
  expect(run('catalogue-sign.ts', '--new-key', key).status).toBe(1);
  expect(readFileSync(key, 'utf8')).toBe(before);
  writeFileSync(file, JSON.stringify(builtIn));
  expect(run('catalogue-sign.ts', '--key', key, file)).toMatchObject({ status: 0 });
  expect(readFileSync(`${file}.sig`, 'utf8')).toMatch(/^[\w+/]{86}==\n$/);
  writeFileSync(file, JSON.stringify({ ...builtIn, serial: 0 }));
  expect(run('catalogue-sign.ts', '--key', key, file)).toMatchObject({
    status: 1,
    stdout: expect.stringMatching(/serial number/),
  });
  expect(run('catalogue-sign.ts').status).toBe(1);
});
