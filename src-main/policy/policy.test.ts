import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { limitsUnder, placesUnder, proxyUnder } from './apply.ts';
import { createMirror, createMirroredClient } from './mirror.ts';
import { policyFile, readPolicy } from './policy.ts';
import { policyView } from './view.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'noggin-policy-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = path.join(folder, 'noggin.policy.json');
const strict = { allowLoopbackHttp: false };
const read = (text: string | Buffer) => {
  writeFileSync(file, text);
  return readPolicy({ file, isNamed: true });
};

describe('the policy', () => {
  it('lies where the system keeps such things, or where it is named', () => {
    expect(policyFile('linux', {}).file).toBe('/etc/noggin/noggin.policy.json');
    expect(policyFile('darwin', {}).file).toBe('/Library/Application Support/Noggin/noggin.policy.json');
    expect(policyFile('win32', { ProgramData: 'D:\\Data' }).file).toBe(
      'D:\\Data\\Noggin\\noggin.policy.json',
    );
    expect(policyFile('linux', { NOGGIN_POLICY: '/a' })).toEqual({ file: '/a', isNamed: true });
  });

  it('has no rules where there is none, unless one was named', () => {
    const nowhere = path.join(folder, 'nowhere.json');
    expect(readPolicy({ file: nowhere, isNamed: false })).toEqual({});
    expect(() => readPolicy({ file: nowhere, isNamed: true })).toThrow(nowhere);
  });

  it('is read with a byte order mark as well, as editors of Windows write it', () => {
    expect(read('\uFEFF{"hub":false}')).toEqual({ hub: false });
    expect(read(Buffer.from('\uFEFF{"hub":false}', 'utf16le'))).toEqual({ hub: false });
  });

  it.each([
    '',
    '[]',
    'not json',
    '{"miror":"https://a.example"}',
    '{"modelsFolder":"relative"}',
    '{"hub":"no"}',
    '{"maxBytesPerSecond":0}',
    '{"proxy":"ftp://x"}',
    '{"allowedModels":[]}',
    '{"allowedModels":["../x"]}',
  ])('is never passed over when it cannot be used: %s', (text) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ code: 'policy-invalid' }));
    expect(() => read(text)).toThrow(file);
  });

  it('decides folder, catalogue, updates, limit and proxy', () => {
    const places = { modelsFolder: '/a', isModelsFolderFixed: false, catalogue: null, catalogueUpdates: 'x' };
    expect(placesUnder(places, {})).toEqual(places);
    expect(placesUnder(places, { modelsFolder: '/b', catalogue: 'c', updates: false })).toEqual({
      ...{ modelsFolder: '/b', isModelsFolderFixed: true, catalogue: 'c', catalogueUpdates: null },
    });
    const limit = (own: number | null, most?: number) =>
      limitsUnder({ bytesPerSecondLimit: own }, most === undefined ? {} : { maxBytesPerSecond: most });
    expect(limit(null)).toEqual({ bytesPerSecondLimit: null });
    expect(limit(null, 5000)).toEqual({ bytesPerSecondLimit: 5000 });
    expect(limit(2000, 5000)).toEqual({ bytesPerSecondLimit: 2000 });
    expect(limit(9000, 5000)).toEqual({ bytesPerSecondLimit: 5000 });
    expect(proxyUnder({})).toBeNull();
    expect(proxyUnder({ proxy: 'direct' })).toEqual({ mode: 'direct' });
    expect(proxyUnder({ proxy: 'http://p:3128' })).toEqual({ proxyRules: 'http://p:3128' });
  });
});

describe('what the window is told of the policy', () => {
  const open = {
    ...{ modelsFolder: false, catalogue: false, allowedModels: false, hub: false, updates: false },
    ...{ proxy: false, mirror: false, mostBytesPerSecond: null },
  };

  it('is what is decided, and never what an administrator wrote', () => {
    expect(policyView({})).toEqual(open);
    expect(policyView({ hub: true, updates: true })).toEqual(open);
    const written = {
      ...{ modelsFolder: '/srv/zq', catalogue: 'https://zq.example/c', allowedModels: ['zq'] },
      ...{
        proxy: 'http://zq.example:1',
        mirror: 'https://zq.example',
        updates: false,
        maxBytesPerSecond: 5000,
      },
    };
    const told = policyView(written);
    expect(told).toEqual({
      ...{ modelsFolder: true, catalogue: true, allowedModels: true, hub: true, updates: true },
      ...{ proxy: true, mirror: true, mostBytesPerSecond: 5000 },
    });
    expect(JSON.stringify(told)).not.toContain('zq');
    expect(policyView({ allowedModels: ['zq'], hub: true }).hub).toBe(false);
  });
});

describe('the mirror', () => {
  it('holds a file below the name of its host', () => {
    const mirrorOf = createMirror('https://models.school.example/ai', strict);
    const address = new URL('https://huggingface.co/org/repo/resolve/main/a.gguf?download=true');
    const expected = 'https://models.school.example/ai/huggingface.co/org/repo/resolve/main/a.gguf';
    expect(mirrorOf(address).href).toBe(expected);
    expect(mirrorOf(new URL(expected)).href).toBe(expected);
    expect(mirrorOf(new URL('https://a.example:8443/x.gguf')).pathname).toBe('/ai/a.example_8443/x.gguf');
  });

  it('is refused when it is not https', () => {
    expect(() => createMirror('http://models.example', strict)).toThrow('only https');
  });

  it('keeps every address below its base, whatever the path', () => {
    const base = 'https://mirror.example/deep/folder/';
    const mirrorOf = createMirror(base, strict);
    const part = fc.oneof(
      fc.string(),
      fc.constantFrom('..', '.', '%2e%2e', '%2E.', '%2f..%2f', '\\', '%5c', '//'),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const text = `https://host.example/${parts.join('/')}`;
        fc.pre(URL.canParse(text));
        const { href } = mirrorOf(new URL(text));
        expect(href.startsWith(`${base}host.example/`)).toBe(true);
        expect(new URL(href).pathname.split('/')).not.toContain('..');
        expect(href).not.toMatch(/%2f|%5c/i);
      }),
    );
  });

  it('is named with the address that it does not have; an answer of the source stays what it is', async () => {
    const dropped: string[] = [];
    const client = createMirroredClient(
      {
        get: async ({ url }) => ({
          status: 404,
          headers: {},
          url,
          way: { transport: 'own', proxy: null },
          readInPlace: async () => {},
          destroy: () => dropped.push(url.href),
        }),
        close: () => {},
      },
      createMirror('https://mirror.example/ai', strict),
    );
    const get = (url: string) =>
      client.get({ url: new URL(url), headers: {}, signal: new AbortController().signal });
    await expect(get('https://hub.example/a.gguf')).rejects.toMatchObject({
      code: 'not-on-mirror',
      message: 'The mirror does not have https://mirror.example/ai/hub.example/a.gguf',
    });
    expect(dropped).toEqual(['https://mirror.example/ai/hub.example/a.gguf']);
    expect((await get('https://hub.example/api/models')).status).toBe(404);
  });

  it('never shows a secret to the mirror, and leaves what is no model file alone', async () => {
    const asked: { href: string; authorization: string | undefined }[] = [];
    const client = createMirroredClient(
      {
        get: ({ url, headers }) => {
          asked.push({ href: url.href, authorization: headers['authorization'] });
          return Promise.reject(new Error('enough'));
        },
        close: () => {},
      },
      createMirror('https://mirror.example', strict),
    );
    const get = (url: string) =>
      client
        .get({ url: new URL(url), headers: { authorization: 's' }, signal: new AbortController().signal })
        .catch(() => null);
    await get('https://hub.example/a.gguf');
    await get('https://hub.example/api/models');
    expect(asked).toEqual([
      { href: 'https://mirror.example/hub.example/a.gguf', authorization: undefined },
      { href: 'https://hub.example/api/models', authorization: 's' },
    ]);
  });
});
