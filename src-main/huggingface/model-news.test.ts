import { expect, test } from 'vitest';
import type { HubChoicesView, VersionStanding } from '../../src-preload/contract/huggingface.ts';
import { NogginError } from '../errors.ts';
import { type Ledger, openLedger } from '../ledger/ledger.ts';
import { createModelNews } from './model-news.ts';
import { newsMemory } from './news-memory.ts';

const keptIn = (ledger: Ledger) => ({
  read: () => ledger.settings.get('model-news'),
  write: (text: string) => ledger.settings.set('model-news', text),
});
const hourMs = 60 * 60 * 1000;

function scene(news: Record<string, VersionStanding | null>, ledger: Ledger = openLedger(':memory:')) {
  const asked: string[] = [];
  const here = new Set<string>();
  const state = { installed: Object.keys(news), isAllowed: true, now: 1_000 * hourMs };
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
    memory: newsMemory(keptIn(ledger), { warn: () => {} }),
    now: () => state.now,
    installed: () => state.installed,
    isHere: (sha256) => here.has(sha256),
    isAllowed: () => state.isAllowed,
  });
  return { models, asked, state, here, ledger };
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

test('asks about each model once a day, also over a restart; a new model at once', async () => {
  const news = { a: 'same', c: 'changed' } as const;
  const first = scene(news);
  await first.models.lookForNewer();
  const second = scene({ ...news, later: 'same' }, first.ledger);
  expect(second.models.changed()).toEqual(['c']);
  second.state.now += hourMs;
  await second.models.lookForNewer();
  expect(second.asked).toEqual(['later']);
  await second.models.lookForNewer(true);
  expect(second.asked.splice(0)).toEqual(['later', 'a', 'c', 'later']);
  second.state.now += 23 * hourMs;
  await second.models.lookForNewer();
  expect(second.asked).toEqual(['a', 'c', 'later']);
});

test('a clock that was set back delays no check', async () => {
  const { models, asked, state } = scene({ a: 'same' });
  await models.lookForNewer();
  state.now -= 400 * hourMs;
  await models.lookForNewer();
  expect(asked).toEqual(['a', 'a']);
});

test.each(['no text of ours', '[]', '{"c":{"atMs":"today"}}', '{"c":{"atMs":1,"newHashes":[1]}}'])(
  'a stored record of %s is ignored',
  async (text) => {
    const ledger = openLedger(':memory:');
    ledger.settings.set('model-news', text);
    const { models, asked } = scene({ c: 'changed' }, ledger);
    expect(models.changed()).toEqual([]);
    await models.lookForNewer();
    expect([asked, models.changed()]).toEqual([['c'], ['c']]);
  },
);

test('forgets removed models', async () => {
  const { models, state, ledger } = scene({ a: 'same', c: 'changed' });
  await models.lookForNewer();
  state.installed = ['a'];
  await models.versions('a');
  expect(Object.keys(JSON.parse(ledger.settings.get('model-news') ?? ''))).toEqual(['a']);
});

test('without a writable ledger the result holds until the next start', async () => {
  const ledger = openLedger(':memory:');
  ledger.close();
  const { models } = scene({ c: 'changed' }, ledger);
  await models.lookForNewer();
  expect(models.changed()).toEqual(['c']);
});
