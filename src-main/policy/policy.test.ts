import { randomUUID } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { InstalledRow } from '../ledger/installed.ts';
import { openLedger } from '../ledger/ledger.ts';
import { notByAdministrator } from './administrator.ts';
import { createAdmission, ledgerUnder } from './admission.ts';
import { limitsUnder, placesUnder, proxyUnder } from './apply.ts';
import { createMirror, createMirroredClient } from './mirror.ts';
import { policyPlaces, readRules, tightened } from './policy.ts';
import { systemFolderOf, valueIn } from './registry.ts';
import type { Policy } from './schema.ts';
import { sourcesOf } from './sources.ts';
import { policyView } from './view.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'noggin-policy-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = path.join(folder, 'noggin.policy.json');
const strict = { allowLoopbackHttp: false };
const read = (text: string | Buffer) => {
  writeFileSync(file, text);
  return readRules({ file: null, readValue: null, own: { file, isNamed: true } }).policy;
};

describe('the policy', () => {
  it('lies where the system keeps such things; what is named is the person’s own', () => {
    expect(policyPlaces('linux', {})).toEqual({
      ...{ file: '/etc/noggin/noggin.policy.json', readValue: null, own: null },
    });
    expect(policyPlaces('darwin', {}).file).toBe('/Library/Application Support/Noggin/noggin.policy.json');
    expect(policyPlaces('linux', { NOGGIN_POLICY: '/a' })).toMatchObject({
      ...{ file: '/etc/noggin/noggin.policy.json', own: { file: '/a', isNamed: true } },
    });
    // Its folder is one that a person’s variables name, and where anybody may make folders.
    expect(policyPlaces('win32', { ProgramData: 'D:\\Data' })).toMatchObject({
      ...{ file: null, readValue: expect.any(Function) },
      own: { file: 'D:\\Data\\Noggin\\noggin.policy.json', isNamed: false },
    });
  });

  it('has no rules where there is none, unless one was named', () => {
    const nowhere = path.join(folder, 'nowhere.json');
    const none = { file: nowhere, readValue: null, own: null };
    expect(readRules(none)).toEqual({ policy: {}, isAdministered: false });
    expect(readRules({ ...none, own: { file: nowhere, isNamed: false } }).policy).toEqual({});
    expect(() => readRules({ ...none, own: { file: nowhere, isNamed: true } })).toThrow(nowhere);
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
    const own = sourcesOf({ NOGGIN_CATALOGUE_UPDATES: 'x' });
    const places = { modelsFolder: '/a', isModelsFolderFixed: false, ...own };
    const under = (policy: Policy) => placesUnder(places, { policy, isAdministered: false });
    expect(under({})).toEqual(places);
    expect(under({ modelsFolder: '/b', catalogue: 'c', updates: false })).toEqual({
      ...{ ...places, modelsFolder: '/b', isModelsFolderFixed: true, catalogue: 'c', catalogueUpdates: null },
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

describe('an administrator’s policy', () => {
  const administrator = process.getuid?.() ?? 0;
  const mine = path.join(folder, 'mine.json');
  const rulesWith = (ofSystem: string, ofPerson?: string) => {
    writeFileSync(file, ofSystem, { mode: 0o644 });
    if (ofPerson !== undefined) writeFileSync(mine, ofPerson);
    const own = ofPerson === undefined ? null : { file: mine, isNamed: true };
    return readRules({ file, readValue: null, own, administrator });
  };

  it('holds whatever a person names: theirs only forbids more', () => {
    const system = '{"hub":false,"updates":true,"maxBytesPerSecond":5000,"allowedModels":["a","b"]}';
    const own =
      '{"hub":true,"updates":false,"maxBytesPerSecond":9000,"allowedModels":["b","c"],"mirror":"https://m.example","catalogue":"/mine","modelsFolder":"/mine","proxy":"direct"}';
    expect(rulesWith(system, own)).toEqual({
      policy: { hub: false, updates: false, maxBytesPerSecond: 5000, allowedModels: ['b'] },
      isAdministered: true,
    });
    expect(rulesWith('{}', '{"hub":false}')).toEqual({ policy: { hub: false }, isAdministered: true });
  });

  it('leaves nothing of the environment’s sources', () => {
    const own = sourcesOf({
      ...{ NOGGIN_CATALOGUE: '/mine', NOGGIN_CATALOGUE_UPDATES: 'https://mine.example/list' },
      ...{ NOGGIN_CATALOGUE_KEY: 'mine', NOGGIN_HUB: 'http://127.0.0.1:1', NOGGIN_UPDATES: 'https://m' },
      NOGGIN_ALLOW_LOOPBACK_HTTP: '1',
    });
    const places = { modelsFolder: '/a', isModelsFolderFixed: true, ...own };
    expect(placesUnder(places, rulesWith('{}'))).toEqual({ ...places, ...sourcesOf({}) });
    expect(placesUnder(places, rulesWith('{"catalogue":"/theirs"}')).catalogue).toBe('/theirs');
  });

  it('forbids more in every combination, and never less', () => {
    const policies = fc.record(
      {
        hub: fc.boolean(),
        updates: fc.boolean(),
        maxBytesPerSecond: fc.integer({ min: 1000, max: 9000 }),
        allowedModels: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1 }),
        mirror: fc.constantFrom('https://a.example', 'https://b.example'),
      },
      { requiredKeys: [] },
    ) as fc.Arbitrary<Policy>;
    const list = ['a', 'b', 'c'].map((id) => ({ id, bytes: 1, sha256: id.repeat(64) }));
    fc.assert(
      fc.property(policies, policies, (system, own) => {
        const rules = tightened(system, own);
        const may = (policy: Policy) =>
          createAdmission(
            policy,
            () => list,
            () => false,
          ).admits;
        for (const sha256 of [...list.map((model) => model.sha256), 'd'.repeat(64), null]) {
          const model = { modelId: 'a', sha256 };
          if (may(rules)(model)) expect(may(system)(model)).toBe(true);
        }
        if (system.updates === false) expect(rules.updates).toBe(false);
        expect(rules.maxBytesPerSecond ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(
          system.maxBytesPerSecond ?? Number.POSITIVE_INFINITY,
        );
        expect(rules.mirror).toBe(system.mirror);
      }),
    );
  });

  it.runIf(process.platform !== 'win32').each([
    ['of somebody else', { uid: 4242 }, /does not belong/],
    ['that everybody can write', { mode: 0o100666 }, /others .* can write to it/],
    ['that a group can write', { mode: 0o100664, gid: 4242 }, /others .* can write to it/],
  ])('is none when it is a file %s', (_what, over, why) => {
    writeFileSync(file, '{}');
    const facts = { uid: 0, gid: 0, mode: 0o100644, ...over };
    expect(notByAdministrator(file, facts, administrator)).toMatch(why);
    expect(notByAdministrator(file, { uid: 0, gid: 0, mode: 0o100644 }, administrator)).toBeNull();
  });

  it.runIf(process.platform !== 'win32')(
    'is refused, not passed over, in a folder that others can write to',
    () => {
      const open = path.join(folder, 'open');
      mkdirSync(open);
      chmodSync(open, 0o777);
      const inside = path.join(open, 'noggin.policy.json');
      writeFileSync(inside, '{"hub":false}');
      const places = { file: inside, readValue: null, own: null, administrator };
      expect(() => readRules(places)).toThrow(/others can write to the folder/);
      const link = path.join(folder, 'link.json');
      symlinkSync(inside, link);
      expect(() => readRules({ ...places, file: link })).toThrow(/others can write to the folder/);
      chmodSync(open, 0o1777);
      expect(readRules({ ...places, file: link }).policy).toEqual({ hub: false });
    },
  );

  it('is refused where a folder, or something too large, lies in its place', () => {
    const places = { readValue: null, own: null, administrator };
    expect(() => readRules({ ...places, file: folder })).toThrow(
      expect.objectContaining({ code: 'policy-invalid' }),
    );
    truncateSync(file, 1024 ** 3);
    expect(() => readRules({ ...places, file })).toThrow(/too large/);
  });

  it('is read from the registry of Windows, whose tool is found without the person’s variables', () => {
    const places = { file: null, own: null };
    expect(readRules({ ...places, readValue: () => '{"hub":false}' })).toEqual({
      ...{ policy: { hub: false }, isAdministered: true },
    });
    expect(readRules({ ...places, readValue: () => null }).isAdministered).toBe(false);
    const broken = (): string => {
      throw new Error('spawn ENOENT');
    };
    expect(() => readRules({ ...places, readValue: broken })).toThrow(/in the registry .* spawn ENOENT/);
    const said =
      '\r\nHKEY_LOCAL_MACHINE\\Software\\Policies\\Noggin\r\n    Policy    REG_SZ    {"hub": false}\r\n\r\n';
    expect(valueIn(said)).toBe('{"hub": false}');
    expect(valueIn('ERROR: The system was unable to find the specified registry key or value.')).toBeNull();
    expect(valueIn('    Policy    REG_DWORD    0x1')).toBeNull();
    expect(systemFolderOf(['C:\\a.exe', 'E:\\Win\\System32\\ntdll.dll'])).toBe('E:\\Win\\System32');
    expect(() => systemFolderOf(['C:\\a.exe'])).toThrow();
  });
});

describe('a model that is not allowed', () => {
  const sha = (letter: string): string => letter.repeat(64);
  const list = [
    { id: 'good', bytes: 100, sha256: sha('a') },
    { id: 'other', bytes: 200, sha256: sha('b') },
  ];
  const entering = (modelId: string, sha256: string | null) => ({ modelId, sha256 });

  it.each<[string, Policy, readonly boolean[]]>([
    // The allowed one, it under another name, another of the list, that under the allowed name, a stranger, an unknown.
    ['no rules', {}, [true, true, true, true, true, true]],
    ['a list of allowed', { allowedModels: ['good'] }, [true, true, false, false, false, false]],
    ['other sources closed', { hub: false }, [true, true, true, true, false, false]],
    [
      'allowed, and other sources',
      { allowedModels: ['good'], hub: true },
      [true, true, false, false, true, true],
    ],
    ['none is left', { allowedModels: [] }, [false, false, false, false, false, false]],
  ])('under %s', (_rules, policy, expected) => {
    const { admits } = createAdmission(
      policy,
      () => list,
      () => false,
    );
    expect(
      [
        entering('good', sha('a')),
        entering('mine', sha('a')),
        entering('other', sha('b')),
        entering('good', sha('b')),
        entering('mine', sha('c')),
        entering('mine', null),
      ].map(admits),
    ).toEqual(expected);
  });

  it.each<[string, Policy, readonly boolean[], readonly boolean[]]>([
    // A file of the size of the allowed one, of another of the list, of neither; then with hashes: allowed, other, strange.
    ['no rules', {}, [true, true, true], [true, true, true]],
    ['a list of allowed', { allowedModels: ['good'] }, [true, false, false], [true, false, false]],
    ['other sources closed', { hub: false }, [true, true, false], [true, true, false]],
    [
      'allowed, and other sources',
      { allowedModels: ['good'], hub: true },
      [true, true, true],
      [true, false, true],
    ],
  ])('is known by its size where that is enough, under %s', (_rules, policy, bySize, byHash) => {
    const admission = createAdmission(
      policy,
      () => list,
      () => false,
    );
    expect([100, 200, 300].map((bytes) => admission.mayBe({ bytes }))).toEqual(bySize);
    expect(['a', 'b', 'c'].map((one) => admission.mayBe({ bytes: 100, sha256: sha(one) }))).toEqual(byHash);
    expect([100, 200, 300].map(admission.needsHash)).toEqual(
      _rules === 'no rules' ? [false, false, false] : [true, true, false],
    );
    const both = [{ bytes: 100 }, { bytes: 300 }];
    const refused = expect.objectContaining({ code: 'set-by-policy' });
    if (bySize[2] === true) admission.checkFiles(both);
    else expect(() => admission.checkFiles(both)).toThrow(refused);
  });

  it('enters the ledger by no way: neither as a download, nor as installed', () => {
    const open = openLedger(':memory:');
    const admission = createAdmission(
      { allowedModels: ['good'] },
      () => list,
      () => false,
    );
    const ledger = ledgerUnder(open, admission);
    const refused = expect.objectContaining({ code: 'set-by-policy' });
    const row = (modelId: string, sha256: string): InstalledRow => ({
      ...{ modelId, sha256, name: modelId, path: `/m/${modelId}.gguf`, bytes: 1, modifiedAtMs: 1 },
      ...{ provenAtMs: 1, adopted: true, downloadId: null, byPublisher: true },
    });
    const download = (modelId: string, expectedSha256: string) => ({
      ...{ id: randomUUID(), modelId, name: modelId, sourceUrl: 'https://a.example/x', expectedBytes: 1 },
      ...{ targetPath: `/m/${modelId}`, partialPath: `/m/${modelId}.partial`, expectedSha256 },
    });
    expect(() => ledger.installed.put(row('good', sha('b')))).toThrow(refused);
    expect(() => ledger.downloads.insert(download('other', sha('b')))).toThrow(refused);
    expect([open.installed.all(), open.downloads.live()]).toEqual([[], []]);
    ledger.installed.put(row('good', sha('a')));
    ledger.downloads.insert(download('good', sha('a')));
    expect([open.installed.all().length, open.downloads.live().length]).toEqual([1, 1]);
    ledger.close();
  });

  it('that is here already may be proven again, and repaired', () => {
    const { check } = createAdmission(
      { allowedModels: ['good'] },
      () => list,
      ({ modelId }) => modelId === 'other',
    );
    check(entering('other', sha('b')));
    expect(() => check(entering('mine', sha('b')))).toThrow(
      expect.objectContaining({ code: 'set-by-policy' }),
    );
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
