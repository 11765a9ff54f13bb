import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ggufSha256, writeGguf } from '../../test/support/gguf/generate.ts';
import { setStorage } from '../../test/support/storage/scene.ts';
import { createAdmission } from '../admin-policy/admission.ts';
import type { AdminPolicy } from '../admin-policy/schema.ts';
import { createRemoteBring } from '../model-files/remote.ts';

const MiB = 1024 * 1024;
const shapes = {
  allowed: { bytes: 2 * MiB, seed: 1 },
  other: { bytes: 3 * MiB, seed: 2 },
  strange: { bytes: 4 * MiB, seed: 3 },
  // It differs from the allowed one by its hash alone.
  alike: { bytes: 2 * MiB, seed: 4 },
};
const listed = (id: 'allowed' | 'other') => ({
  ...{ id, name: `The ${id} one`, url: 'https://models.example/x.gguf' },
  ...{ bytes: shapes[id].bytes, sha256: ggufSha256(shapes[id]) },
});

/** Another program's folder with one file of each kind, under this policy. */
async function scene(policy: AdminPolicy) {
  const store = path.join(setStorage().base, 'store');
  mkdirSync(store);
  for (const [name, shape] of Object.entries(shapes)) {
    await writeGguf(path.join(store, `${name}.gguf`), shape);
  }
  const whole = [listed('allowed'), listed('other')];
  const brought: string[] = [];
  const real = createRemoteBring(new URL('../model-files/worker.ts', import.meta.url));
  const storage = setStorage({
    catalogue: whole.filter(({ id }) => policy.allowedModels?.includes(id) ?? true),
    places: [{ app: 'lm-studio', folder: store }],
    ports: {
      admission: createAdmission(
        policy,
        () => whole,
        () => false,
      ),
      bring: (spec, ...rest) => {
        brought.push(path.basename(spec.source));
        return real(spec, ...rest);
      },
    },
  });
  return { storage, store, brought };
}

const closed: readonly (readonly [string, AdminPolicy])[] = [
  ['allowed models alone', { allowedModels: ['allowed'] }],
  ['no other sources', { hub: false }],
];

describe('searching this computer', () => {
  it.each<[string, AdminPolicy, readonly string[], readonly string[]]>([
    ['no rules', {}, ['allowed', 'other'], ['alike', 'strange']],
    ['allowed models alone', { allowedModels: ['allowed'] }, ['allowed'], []],
    ['no other sources', { hub: false }, ['allowed', 'other'], []],
    [
      'allowed models, and other sources',
      { allowedModels: ['allowed'], hub: true },
      ['allowed'],
      ['alike', 'strange'],
    ],
  ])('under %s offers the allowed files only', async (_rules, policy, found, unlisted) => {
    const { storage } = await scene(policy);
    storage.storage.search.start();
    const { search } = await storage.until((view) => view.search.state === 'done');
    expect(search.found.map(({ modelId }) => modelId).toSorted()).toEqual(found);
    expect(search.unlisted.map(({ name }) => name).toSorted()).toEqual(unlisted);
  });
});

describe('a picked file', () => {
  it.each(closed)(
    'under %s is refused at once where its size matches no allowed model',
    async (_rules, policy) => {
      const { storage, store, brought } = await scene(policy);
      const { offers } = storage.storage;
      await offers.look(path.join(store, 'strange.gguf'));
      expect(offers.view()).toMatchObject({ kind: 'refused', error: { code: 'set-by-policy' } });
      await offers.look(path.join(store, 'allowed.gguf'));
      expect(offers.view()).toMatchObject({ kind: 'offered' });
      expect(brought).toEqual([]);
    },
  );

  it('is refused before a byte is copied, also after it was accepted', async () => {
    const open = await scene({});
    await open.storage.storage.offers.look(path.join(open.store, 'strange.gguf'));
    const offer = open.storage.storage.offers.view();
    const taken = open.storage.storage.offers.take(offer?.id ?? '', 'copy');
    const { storage, brought } = await scene({ hub: false });
    storage.storage.imports.start(taken);
    const { imports } = await storage.until((view) => view.imports.some(({ state }) => state === 'failed'));
    expect(imports).toMatchObject([{ error: { code: 'set-by-policy' } }]);
    expect(brought).toEqual([]);
    expect(readdirSync(storage.models)).toEqual([]);
  });
});
