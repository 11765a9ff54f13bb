import { expect, test } from 'vitest';
import type { HubChoicesView, VersionStanding } from '../../src-preload/contract/huggingface.ts';
import { NogginError } from '../errors.ts';
import { createModelNews } from './model-news.ts';

function scene(news: Record<string, VersionStanding | null>) {
  const asked: string[] = [];
  const here = new Set<string>();
  const state = { installed: Object.keys(news), isAllowed: true };
  const models = createModelNews({
    hub: {
      changedFiles: async (id) => {
        asked.push(id);
        if (news[id] === null) throw new NogginError('not-now', 'It comes from no repository');
        return news[id] === 'changed' ? [`new ${id}`] : null;
      },
      versions: async (id) => {
        asked.push(id);
        const standing = news[id] ?? null;
        if (standing === null) throw new NogginError('not-now', 'It comes from no repository');
        const offer: HubChoicesView = {
          ...{ id, name: id, host: '', repository: null, gated: false, files: [], companions: [] },
          ...{ chosenId: '', chosenBecause: 'named' },
        };
        return {
          view: { offer, standing, changedMs: null, reusedFiles: 0, fetchBytes: 1 },
          hashes: [`new ${id}`],
        };
      },
    },
    log: { info: () => {} },
    installed: () => state.installed,
    isHere: (sha256) => here.has(sha256),
    isAllowed: () => state.isAllowed,
  });
  return { models, asked, state, here };
}

test('checks every model where allowed, and continues past a failing one', async () => {
  const { models, asked } = scene({ a: 'same', b: null, c: 'changed', d: 'gone' });
  let told = 0;
  models.onChange(() => {
    told += 1;
  });
  await models.lookForNewer();
  expect(asked).toEqual(['a', 'b', 'c', 'd']);
  expect(models.changed()).toEqual(['c']);
  expect(told).toBe(3);
});

test('asks nobody where forbidden; a check by the person counts all the same', async () => {
  const { models, asked, state } = scene({ c: 'changed' });
  state.isAllowed = false;
  await models.lookForNewer();
  expect(asked).toEqual([]);
  await models.versions('c');
  expect(models.changed()).toEqual(['c']);
  state.installed = [];
  expect(models.changed()).toEqual([]);
});

test('the notice ends when the new version is installed, without another request', async () => {
  const { models, here, asked } = scene({ c: 'changed' });
  await models.lookForNewer();
  here.add('new c');
  let told = 0;
  models.onChange(() => {
    told += 1;
  });
  models.installedChanged();
  expect([models.changed(), told, asked]).toEqual([[], 1, ['c']]);
});
