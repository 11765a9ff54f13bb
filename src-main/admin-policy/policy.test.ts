import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { limitsUnder, placesUnder, proxyUnder, serverUnder } from './apply.ts';
import { policyPlaces, readAdminRules, tightened } from './policy.ts';
import type { AdminPolicy } from './schema.ts';
import { sourcesOf } from './sources.ts';
import { adminPolicyView } from './view.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'noggin-policy-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = path.join(folder, 'noggin.policy.json');
const read = (text: string | Buffer) => {
  writeFileSync(file, text);
  return readAdminRules({ file: null, readValue: null, own: { file, isNamed: true } }).policy;
};

describe('the policy', () => {
  it('is read from the system’s place; a named file is the person’s own', () => {
    expect(policyPlaces('linux', {})).toEqual({
      ...{ file: '/etc/noggin/noggin.policy.json', readValue: null, own: null },
    });
    expect(policyPlaces('darwin', {}).file).toBe('/Library/Application Support/Noggin/noggin.policy.json');
    expect(policyPlaces('linux', { NOGGIN_POLICY: '/a' })).toMatchObject({
      ...{ file: '/etc/noggin/noggin.policy.json', own: { file: '/a', isNamed: true } },
    });
    // A person’s variables can name this folder, and anybody can create folders in it.
    expect(policyPlaces('win32', { ProgramData: 'D:\\Data' })).toMatchObject({
      ...{ file: null, readValue: expect.any(Function) },
      own: { file: 'D:\\Data\\Noggin\\noggin.policy.json', isNamed: false },
    });
  });

  it('has no rules where the file is absent, unless it was named', () => {
    const nowhere = path.join(folder, 'nowhere.json');
    const none = { file: nowhere, readValue: null, own: null };
    expect(readAdminRules(none)).toEqual({ policy: {}, isAdministered: false });
    expect(readAdminRules({ ...none, own: { file: nowhere, isNamed: false } }).policy).toEqual({});
    expect(() => readAdminRules({ ...none, own: { file: nowhere, isNamed: true } })).toThrow(nowhere);
  });

  it('may begin with a byte order mark, as editors of Windows write it', () => {
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
  ])('stops the start when it cannot be used: %s', (text) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ code: 'policy-invalid' }));
    expect(() => read(text)).toThrow(file);
  });

  it('decides folder, catalogue, updates, limit and proxy', () => {
    const own = sourcesOf({ NOGGIN_CATALOGUE_UPDATES: 'x' });
    const places = { modelsFolder: '/a', isModelsFolderFixed: false, ...own };
    const under = (policy: AdminPolicy) => placesUnder(places, { policy, isAdministered: false });
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
    const server = { isOn: true, port: 6644, speaksOllama: true };
    expect(serverUnder(server, {})).toEqual(server);
    expect(serverUnder(server, { otherPrograms: false }).isOn).toBe(false);
    expect(serverUnder(server, { otherPrograms: { ollama: false, port: 7000 } })).toEqual({
      ...{ isOn: true, port: 7000, speaksOllama: false },
    });
    expect(serverUnder({ ...server, isOn: false }, { otherPrograms: { on: true } }).isOn).toBe(true);
    expect(tightened({ otherPrograms: { on: true } }, { otherPrograms: false }).otherPrograms).toBe(false);
    expect(tightened({ otherPrograms: false }, { otherPrograms: { on: true } }).otherPrograms).toBe(false);
    expect(proxyUnder({})).toBeNull();
    expect(proxyUnder({ proxy: 'direct' })).toEqual({ mode: 'direct' });
    expect(proxyUnder({ proxy: 'http://p:3128' })).toEqual({ proxyRules: 'http://p:3128' });
  });
});

describe('the policy as the window sees it', () => {
  const open = {
    ...{ modelsFolder: false, catalogue: false, allowedModels: false, hub: false, updates: false },
    ...{ proxy: false, mirror: false, mostBytesPerSecond: null },
    server: { isForbidden: false, on: false, port: false, ollama: false },
  };

  it('holds the decisions, and never the administrator’s text', () => {
    expect(adminPolicyView({})).toEqual(open);
    expect(adminPolicyView({ hub: true, updates: true })).toEqual(open);
    const written = {
      ...{ modelsFolder: '/srv/zq', catalogue: 'https://zq.example/c', allowedModels: ['zq'] },
      ...{
        proxy: 'http://zq.example:1',
        mirror: 'https://zq.example',
        updates: false,
        maxBytesPerSecond: 5000,
      },
      otherPrograms: { on: false, port: 7777 },
    };
    const told = adminPolicyView(written);
    expect(told).toEqual({
      ...{ modelsFolder: true, catalogue: true, allowedModels: true, hub: true, updates: true },
      ...{ proxy: true, mirror: true, mostBytesPerSecond: 5000 },
      server: { isForbidden: false, on: true, port: true, ollama: false },
    });
    expect(adminPolicyView({ otherPrograms: false }).server.isForbidden).toBe(true);
    expect(JSON.stringify(told)).not.toMatch(/zq|7777/);
    expect(adminPolicyView({ allowedModels: ['zq'], hub: true }).hub).toBe(false);
  });
});
