import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { InstalledRow } from '../ledger/installed.ts';
import { openLedger } from '../ledger/ledger.ts';
import { createAdmission, ledgerUnder } from './admission.ts';
import type { AdminPolicy } from './schema.ts';

describe('admission under a policy', () => {
  const sha = (letter: string): string => letter.repeat(64);
  const list = [
    { id: 'good', bytes: 100, sha256: sha('a') },
    { id: 'other', bytes: 200, sha256: sha('b') },
  ];
  const entering = (modelId: string, sha256: string | null) => ({ modelId, sha256 });

  it.each<[string, AdminPolicy, readonly boolean[]]>([
    // The allowed model, the same under another id, another catalogue model, that under the allowed id, an unlisted
    // one, and one without a hash.
    ['no rules', {}, [true, true, true, true, true, true]],
    ['allowed models', { allowedModels: ['good'] }, [true, true, false, false, false, false]],
    ['other sources closed', { hub: false }, [true, true, true, true, false, false]],
    [
      'allowed models, and other sources',
      { allowedModels: ['good'], hub: true },
      [true, true, false, false, true, true],
    ],
    ['no allowed models', { allowedModels: [] }, [false, false, false, false, false, false]],
  ])('lets in the right models under %s', (_rules, policy, expected) => {
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

  it.each<[string, AdminPolicy, readonly boolean[], readonly boolean[]]>([
    // A file of the allowed model's size, of another catalogue model's, of neither; then with hashes: allowed, other,
    // unlisted.
    ['no rules', {}, [true, true, true], [true, true, true]],
    ['allowed models', { allowedModels: ['good'] }, [true, false, false], [true, false, false]],
    ['other sources closed', { hub: false }, [true, true, false], [true, true, false]],
    [
      'allowed models, and other sources',
      { allowedModels: ['good'], hub: true },
      [true, true, true],
      [true, false, true],
    ],
  ])('judges by the size where that suffices, under %s', (_rules, policy, bySize, byHash) => {
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

  it('keeps a refused model out of the ledger, as a download and as an installed file', () => {
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

  it('lets an installed model be verified again and repaired', () => {
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
