import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { notByAdministrator } from './administrator.ts';
import { createAdmission } from './admission.ts';
import { placesUnder } from './apply.ts';
import { readAdminRules, tightened } from './policy.ts';
import { systemFolderOf, valueIn } from './registry.ts';
import type { AdminPolicy } from './schema.ts';
import { sourcesOf } from './sources.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'noggin-policy-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = path.join(folder, 'noggin.policy.json');

describe('an administrator’s policy', () => {
  const administrator = process.getuid?.() ?? 0;
  const mine = path.join(folder, 'mine.json');
  const rulesWith = (ofSystem: string, ofPerson?: string) => {
    writeFileSync(file, ofSystem, { mode: 0o644 });
    if (ofPerson !== undefined) writeFileSync(mine, ofPerson);
    const own = ofPerson === undefined ? null : { file: mine, isNamed: true };
    return readAdminRules({ file, readValue: null, own, administrator });
  };

  it('overrides the policy a person names, which can only add restrictions', () => {
    const system = '{"hub":false,"updates":true,"maxBytesPerSecond":5000,"allowedModels":["a","b"]}';
    const own =
      '{"hub":true,"updates":false,"maxBytesPerSecond":9000,"allowedModels":["b","c"],"mirror":"https://m.example","catalogue":"/mine","modelsFolder":"/mine","proxy":"direct"}';
    expect(rulesWith(system, own)).toEqual({
      policy: { hub: false, updates: false, maxBytesPerSecond: 5000, allowedModels: ['b'] },
      isAdministered: true,
    });
    expect(rulesWith('{}', '{"hub":false}')).toEqual({ policy: { hub: false }, isAdministered: true });
  });

  it('drops the sources set by environment variables', () => {
    const own = sourcesOf({
      ...{ NOGGIN_CATALOGUE: '/mine', NOGGIN_CATALOGUE_UPDATES: 'https://mine.example/list' },
      ...{ NOGGIN_CATALOGUE_KEY: 'mine', NOGGIN_HUB: 'http://127.0.0.1:1', NOGGIN_UPDATES: 'https://m' },
      NOGGIN_ALLOW_LOOPBACK_HTTP: '1',
    });
    const places = { modelsFolder: '/a', isModelsFolderFixed: true, ...own };
    expect(placesUnder(places, rulesWith('{}'))).toEqual({ ...places, ...sourcesOf({}) });
    expect(placesUnder(places, rulesWith('{"catalogue":"/theirs"}')).catalogue).toBe('/theirs');
  });

  it('only ever tightens, in every combination', () => {
    const policies = fc.record(
      {
        hub: fc.boolean(),
        updates: fc.boolean(),
        maxBytesPerSecond: fc.integer({ min: 1000, max: 9000 }),
        allowedModels: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1 }),
        mirror: fc.constantFrom('https://a.example', 'https://b.example'),
      },
      { requiredKeys: [] },
    ) as fc.Arbitrary<AdminPolicy>;
    const list = ['a', 'b', 'c'].map((id) => ({ id, bytes: 1, sha256: id.repeat(64) }));
    fc.assert(
      fc.property(policies, policies, (system, own) => {
        const rules = tightened(system, own);
        const may = (policy: AdminPolicy) =>
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
    ['of another account', { uid: 4242 }, /does not belong/],
    ['writable for everybody', { mode: 0o100666 }, /others .* can write to it/],
    ['writable for a group', { mode: 0o100664, gid: 4242 }, /others .* can write to it/],
  ])('is refused when it is a file %s', (_what, over, why) => {
    writeFileSync(file, '{}');
    const facts = { uid: 0, gid: 0, mode: 0o100644, ...over };
    expect(notByAdministrator(file, facts, administrator)).toMatch(why);
    expect(notByAdministrator(file, { uid: 0, gid: 0, mode: 0o100644 }, administrator)).toBeNull();
  });

  it.runIf(process.platform !== 'win32')('is refused in a folder that others can write to', () => {
    const open = path.join(folder, 'open');
    mkdirSync(open);
    chmodSync(open, 0o777);
    const inside = path.join(open, 'noggin.policy.json');
    writeFileSync(inside, '{"hub":false}');
    const places = { file: inside, readValue: null, own: null, administrator };
    expect(() => readAdminRules(places)).toThrow(/others can write to the folder/);
    const link = path.join(folder, 'link.json');
    symlinkSync(inside, link);
    expect(() => readAdminRules({ ...places, file: link })).toThrow(/others can write to the folder/);
    chmodSync(open, 0o1777);
    expect(readAdminRules({ ...places, file: link }).policy).toEqual({ hub: false });
  });

  it('is refused where a folder or an oversized file lies in its place', () => {
    const places = { readValue: null, own: null, administrator };
    expect(() => readAdminRules({ ...places, file: folder })).toThrow(
      expect.objectContaining({ code: 'policy-invalid' }),
    );
    truncateSync(file, 1024 ** 3);
    expect(() => readAdminRules({ ...places, file })).toThrow(/too large/);
  });

  it('is read from the Windows registry by a tool found without the person’s variables', () => {
    const places = { file: null, own: null };
    expect(readAdminRules({ ...places, readValue: () => '{"hub":false}' })).toEqual({
      ...{ policy: { hub: false }, isAdministered: true },
    });
    expect(readAdminRules({ ...places, readValue: () => null }).isAdministered).toBe(false);
    const broken = (): string => {
      throw new Error('spawn ENOENT');
    };
    expect(() => readAdminRules({ ...places, readValue: broken })).toThrow(/in the registry .* spawn ENOENT/);
    const said =
      '\r\nHKEY_LOCAL_MACHINE\\Software\\Policies\\Noggin\r\n    Policy    REG_SZ    {"hub": false}\r\n\r\n';
    expect(valueIn(said)).toBe('{"hub": false}');
    expect(valueIn('ERROR: The system was unable to find the specified registry key or value.')).toBeNull();
    expect(valueIn('    Policy    REG_DWORD    0x1')).toBeNull();
    expect(systemFolderOf(['C:\\a.exe', 'E:\\Win\\System32\\ntdll.dll'])).toBe('E:\\Win\\System32');
    expect(() => systemFolderOf(['C:\\a.exe'])).toThrow();
  });
});
