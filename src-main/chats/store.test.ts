import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { newMessage, putChat, putExchange, settings } from '../../test/support/chats/messages.ts';
import { mountDisk, needsMount } from '../../test/support/disk/test-disk.ts';
import { copyLedger } from '../../test/support/ledger/copy.ts';
import { tempFolder } from '../../test/support/temp-folder.ts';
import { NogginError } from '../errors.ts';
import { migrations } from './migrations.ts';
import { openChatStore, openChatStoreInMemory, removeSetAside } from './open.ts';
import { unanswered } from './rows.ts';
import type { ChatStore } from './store.ts';
import { answerAgain, applyChange, type Change, choose, removeExchange, type Tree } from './tree.ts';

const nowMs = 1_700_000_000_000;
const errorCode = (code: string) => expect.objectContaining({ code });

function opened(file = path.join(tempFolder(), 'chats.sqlite')): { store: ChatStore; file: string } {
  const { store } = openChatStore(file, () => nowMs);
  onTestFinished(() => store.close());
  return { store, file };
}

/** The store that the next process would find after a kill now. */
function afterKill(file: string): ChatStore {
  return opened(copyLedger(file, tempFolder())).store;
}

/** All bytes of it on the disk. */
function bytesOf(file: string): string {
  return ['', '-wal']
    .filter((ending) => existsSync(file + ending))
    .map((ending) => readFileSync(file + ending, 'latin1'))
    .join('');
}

describe('conversations in a file', () => {
  test('are read back as written, also after a kill', () => {
    const { store, file } = opened();
    putChat(store, 'c1');
    store.put({
      ...{ id: 'c1', title: 'Cakes', modelId: 'm', createdAtMs: 1, updatedAtMs: 2 },
      settings: { system: 'Be kind', temperature: 0.5, maxTokens: 99, think: true },
    });
    const error = { code: 'model-crashed', message: 'gone', details: { signal: 11 } } as const;
    putExchange(
      store,
      'c1',
      'x',
      {
        text: 'How?',
        attachments: [
          { name: 'b.txt', text: 'B' },
          { name: 'a.txt', text: 'A' },
        ],
      },
      {
        ...{ text: 'So.', thinking: 'Well', thinkingMs: 8, state: 'broken', error, modelId: 'm', leftOut: 2 },
        ...{ promptTokens: 10, contextTokens: 100, tokens: 3, tokensPerSecond: 1.5, firstTokenMs: 20.25 },
      },
    );
    for (const each of [store, afterKill(file)]) {
      expect(each.get('c1')).toEqual({
        ...{ id: 'c1', title: 'Cakes', modelId: 'm', createdAtMs: 1, updatedAtMs: 2 },
        settings: { system: 'Be kind', temperature: 0.5, maxTokens: 99, think: true },
      });
      expect(each.messages(['x-a', 'none', 'x-q'])).toEqual([
        newMessage('x-a', 'assistant', {
          ...{
            text: 'So.',
            thinking: 'Well',
            thinkingMs: 8,
            state: 'broken',
            error,
            modelId: 'm',
            leftOut: 2,
          },
          ...{ promptTokens: 10, contextTokens: 100, tokens: 3, tokensPerSecond: 1.5, firstTokenMs: 20.25 },
        }),
        { ...newMessage('x-q', 'user', { text: 'How?' }), attachments: ['b.txt', 'a.txt'] },
      ]);
      expect(each.attachments('x-q')).toEqual([
        { name: 'b.txt', text: 'B' },
        { name: 'a.txt', text: 'A' },
      ]);
      expect(each.chatOf('x-a').id).toBe('c1');
    }
  });

  // On Windows the folder of an account is private, and has no file modes.
  test.skipIf(process.platform === 'win32')('are readable for this account only', () => {
    const { store, file } = opened();
    putChat(store, 'c1');
    for (const name of readdirSync(path.dirname(file))) {
      expect([name, statSync(path.join(path.dirname(file), name)).mode & 0o777]).toEqual([name, 0o600]);
    }
    store.close();
    chmodSync(file, 0o644);
    opened(file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('an answer cut off by a kill is marked broken, and keeps its text', () => {
    const { store, file } = opened();
    putChat(store, 'c1');
    putExchange(store, 'c1', 'x', {}, { state: 'streaming' });
    putExchange(store, 'c1', 'y', {}, { state: 'waiting' });
    store.save('x-a', { ...unanswered('streaming'), text: 'Half of' });
    expect(afterKill(file).messages(['x-a', 'y-a'])).toMatchObject([
      { state: 'broken', text: 'Half of', error: { code: 'model-crashed' } },
      { state: 'broken', text: '', error: { code: 'model-crashed' } },
    ]);
  });

  test('of a newer version are refused and left unchanged', () => {
    const file = path.join(tempFolder(), 'chats.sqlite');
    const newer = new Database(file);
    newer.pragma(`user_version = ${migrations.length + 1}`);
    newer.close();
    const before = readFileSync(file);
    expect(() => openChatStore(file, () => nowMs)).toThrow(errorCode('chats-from-future'));
    expect(readFileSync(file)).toEqual(before);
    expect(readdirSync(path.dirname(file))).toEqual(['chats.sqlite']);
  });

  test.each<[string, (file: string) => void]>([
    ['not a database', (file) => writeFileSync(file, 'This is not a database. '.repeat(500))],
    [
      'damaged',
      (file) => {
        opened(file).store.close();
        const bytes = readFileSync(file);
        bytes.fill(0xff, 100, 4096);
        writeFileSync(file, bytes);
      },
    ],
    [
      'damaged in the middle',
      (file) => {
        const { store } = opened(file);
        putChat(store, 'c1');
        putExchange(store, 'c1', 'x', { text: 'long '.repeat(20_000) }, {});
        store.close();
        const bytes = readFileSync(file);
        for (let page = 2; page < bytes.length / 4096; page += 1)
          bytes.fill(0xa5, page * 4096, page * 4096 + 99);
        writeFileSync(file, bytes);
      },
    ],
  ])('that are %s are set aside for a new store', (_what, spoil) => {
    const file = path.join(tempFolder(), 'chats.sqlite');
    spoil(file);
    const before = readFileSync(file);
    const { store, setAside } = openChatStore(file, () => nowMs);
    onTestFinished(() => store.close());
    expect(path.basename(setAside ?? '')).toBe('chats (set aside 2023-11-14).sqlite');
    expect(readFileSync(setAside ?? '')).toEqual(before);
    expect(store.list([], 0, 10)).toEqual({ total: 0, chats: [] });
    writeFileSync(path.join(path.dirname(file), 'chats of mine.txt'), '');
    removeSetAside(file);
    expect(existsSync(setAside ?? '')).toBe(false);
    expect(readdirSync(path.dirname(file))).toEqual(
      expect.arrayContaining(['chats of mine.txt', 'chats.sqlite']),
    );
  });

  test('that another program has locked, or that are a folder, are refused and left in place', () => {
    const { store, file } = opened();
    putChat(store, 'c1');
    expect(() => openChatStore(file, () => nowMs)).toThrow(errorCode('chats-unavailable'));
    expect(store.get('c1')?.title).toBe('Title c1');
    expect(() => openChatStore(path.dirname(file), () => nowMs)).toThrow(errorCode('chats-unavailable'));
  });

  test('survive a disk that fills up: a typed error, no loss, and writing resumes when there is space', ({
    skip,
  }) => {
    const disk = mountDisk(8 * 1024 * 1024, { canBreakDown: false }) ?? skip(needsMount);
    const { store } = openChatStore(path.join(disk.folder, 'chats.sqlite'), () => nowMs);
    onTestFinished(() => store.close());
    putChat(store, 'c1');
    putExchange(store, 'c1', 'x', { text: 'kept' }, {});
    disk.fill(0);
    const long = { text: 'word '.repeat(100_000) };
    expect(() => putExchange(store, 'c1', 'y', long, {})).toThrow(errorCode('disk-full'));
    expect(() => store.save('x-a', { ...unanswered('complete'), ...long })).toThrow(errorCode('disk-full'));
    expect(store.tree('c1').map(({ id }) => id)).toEqual(['x-q', 'x-a']);
    expect(store.messages(['x-q', 'x-a'])).toMatchObject([{ text: 'kept' }, { text: '' }]);
    disk.relieve();
    putExchange(store, 'c1', 'y', long, {});
    expect(store.messages(['y-q'])).toMatchObject([long]);
    store.close();
  });

  test('on a disk that was full from the start are refused with a typed error', ({ skip }) => {
    const disk = mountDisk(8 * 1024 * 1024, { canBreakDown: false }) ?? skip(needsMount);
    disk.fill(0);
    expect(() => openChatStore(path.join(disk.folder, 'chats.sqlite'), () => nowMs)).toThrow(
      errorCode('disk-full'),
    );
  });
});

describe('conversations in memory', () => {
  test('behave the same, and touch no file', () => {
    const before = readdirSync('.');
    const store = openChatStoreInMemory(() => nowMs);
    onTestFinished(() => store.close());
    putChat(store, 'c1', 'Cakes');
    putExchange(store, 'c1', 'x', { text: 'How does one bake?' }, {});
    expect(store.list(['bake'], 0, 10)).toMatchObject({ total: 1, chats: [{ title: 'Cakes' }] });
    store.clear();
    expect(store.list([], 0, 10).total).toBe(0);
    expect(readdirSync('.')).toEqual(before);
  });
});

describe('a deleted conversation', () => {
  const secret = 'Rumpelstilzchen';

  function withSecret(): { store: ChatStore; file: string } {
    const { store, file } = opened();
    putChat(store, 'c1', `About ${secret}`);
    putExchange(
      store,
      'c1',
      'x',
      { text: `Who is ${secret}?`, attachments: [{ name: `${secret}.txt`, text: secret.repeat(3000) }] },
      { text: `${secret} is`, thinking: secret },
    );
    expect(bytesOf(file)).toContain(secret);
    return { store, file };
  }

  test('can be restored until it is purged, and then is nowhere in the files', () => {
    const { store, file } = withSecret();
    store.remove('c1');
    expect([store.get('c1'), store.list([], 0, 9).total]).toEqual([null, 0]);
    expect(() => store.chatOf('x-a')).toThrow(errorCode('unknown-id'));
    store.undoRemove('c1');
    expect(store.list([secret], 0, 9).total).toBe(1);
    store.remove('c1');
    expect(store.purge(nowMs - 1)).toBe(nowMs);
    expect(store.purge(nowMs)).toBeNull();
    expect(() => store.undoRemove('c1')).toThrow(errorCode('unknown-id'));
    expect(bytesOf(file)).not.toContain(secret);
    expect(bytesOf(file)).not.toContain(secret.slice(3, 6));
  });

  test('is nowhere in the files after deleting all, and the disk space is freed', () => {
    const { store, file } = withSecret();
    store.clear();
    expect(bytesOf(file)).not.toContain(secret);
    const emptyBytes = statSync(opened().file).size;
    store.close();
    expect(statSync(file).size).toBeLessThanOrEqual(emptyBytes + 200_000);
  });
});

describe('the search', () => {
  function library(): ChatStore {
    const store = openChatStoreInMemory(() => nowMs);
    onTestFinished(() => store.close());
    putChat(store, 'c1', 'Kuchen und Brot', 1);
    putExchange(
      store,
      'c1',
      'a',
      { text: 'Wie backe ich Apfelkuchen?' },
      { text: 'Mit Äpfeln, 100 % sicher.' },
    );
    putChat(store, 'c2', '日本語', 2);
    putExchange(store, 'c2', 'b', { text: '私は日本語を話します' }, { text: 'Gut "gesagt" C:\\x' });
    putChat(store, 'c3', 'Notes', 3);
    putExchange(
      store,
      'c3',
      'c',
      { text: 'What is in it?', attachments: [{ name: 'n', text: 'Bananenbrot' }] },
      { text: 'streams', state: 'streaming' },
    );
    return store;
  }
  const found = (store: ChatStore, ...words: string[]): readonly string[] =>
    store.list(words, 0, 10).chats.map(({ id }) => id);

  test.each<[readonly string[], readonly string[]]>([
    [[], ['c3', 'c2', 'c1']],
    [['kuchen'], ['c1']],
    [['APFELN'], ['c1']],
    [['brot', 'apfelkuchen'], ['c1']],
    [['brot'], ['c3', 'c1']],
    [['本語'], ['c2']],
    [['話します'], ['c2']],
    [['"gesagt"'], ['c2']],
    [['C:\\'], ['c2']],
    [['0 %'], ['c1']],
    [['%'], ['c1']],
    [['_'], []],
    [['x" OR "y'], []],
    [['NEAR(a'], []],
    [['brot', 'none'], []],
    [['streams'], []],
  ])('for %j finds %j', (words, ids) => {
    expect(found(library(), ...words)).toEqual(ids);
  });

  test('highlights the matches', () => {
    const { chats } = library().list(['brot'], 0, 10);
    expect(chats.map(({ snippet }) => snippet)).toEqual(['Bananenbrot', 'Kuchen und Brot']);
    expect(library().list([], 0, 10).chats[0]?.snippet).toBeNull();
  });

  test('finds conversations by the model that answered', () => {
    const store = library();
    putExchange(store, 'c1', 'd', { text: 'And then?' }, { text: 'Rest.', modelId: 'tiny' });
    expect(store.list([], 0, 10, 'tiny')).toMatchObject({ total: 1, chats: [{ id: 'c1' }] });
    expect(store.list(['kuchen'], 0, 10, 'tiny').total).toBe(1);
    expect(store.list(['streams'], 0, 10, 'tiny').total).toBe(0);
    expect(store.list([], 0, 10, 'another').total).toBe(0);
  });

  test('is paged', () => {
    const store = library();
    expect(store.list([], 1, 1)).toMatchObject({ total: 3, chats: [{ id: 'c2' }] });
    expect(store.list([], 3, 1)).toEqual({ total: 3, chats: [] });
  });

  test('finds an answer as soon as it is complete', () => {
    const store = library();
    store.save('c-a', { ...unanswered('complete'), text: 'streams no more' });
    expect(found(store, 'streams')).toEqual(['c3']);
    store.save('c-a', { ...unanswered('streaming'), text: 'streams no more, and' });
    expect(found(store, 'streams')).toEqual([]);
  });
});

/** One operation on a store. */
const deeds = fc.array(
  fc.record({
    kind: fc.constantFrom('ask', 'save', 'again', 'choose', 'delete', 'rename', 'remove', 'undo', 'purge'),
    at: fc.nat(1000),
    text: fc.constantFrom('eins', 'zwei drei', 'vier fünf', ''),
  }),
  { maxLength: 40 },
);

test('after any operations the store equals the pure tree, and the index equals the tables', () => {
  fc.assert(
    fc.property(deeds, (plan) => {
      const folder = tempFolder();
      const { store, file } = opened(path.join(folder, 'chats.sqlite'));
      putChat(store, 'c');
      let tree: Tree = [];
      let count = 0;
      let isRemoved = false;
      const become = (change: Change, added: readonly string[] = []): void => {
        if (change.added.length > 0)
          store.apply(
            'c',
            change,
            added.map((id) => newMessage(id, 'assistant')),
          );
        else store.apply('c', change, []);
        tree = applyChange(tree, change);
      };
      for (const { kind, at, text } of plan) {
        const node = tree[at % Math.max(1, tree.length)];
        count += 1;
        if (kind === 'ask') {
          tree = applyChange(
            tree,
            putExchange(store, 'c', `m${count}`, { text }, { state: 'streaming', text }),
          );
        } else if (kind === 'rename') {
          store.put({ id: 'c', title: text, modelId: null, settings, createdAtMs: 1, updatedAtMs: 1 });
        } else if (kind === 'remove' && !isRemoved) {
          store.remove('c');
          isRemoved = true;
        } else if (kind === 'undo' && isRemoved) {
          store.undoRemove('c');
          isRemoved = false;
        } else if (kind === 'purge' && isRemoved) {
          store.purge(nowMs);
          putChat(store, 'c');
          [tree, isRemoved] = [[], false];
        } else if (node !== undefined) {
          const state = at % 2 === 0 ? 'complete' : 'streaming';
          if (kind === 'save') store.save(node.id, { ...unanswered(state), text });
          if (kind === 'again' && node.role === 'assistant')
            become(answerAgain(tree, node.id, `n${count}`), [`n${count}`]);
          if (kind === 'choose') become(choose(tree, node.id));
          if (kind === 'delete') become(removeExchange(tree, node.id));
        }
        const shape = (of: Tree) => of.map(({ id, parentId, role, shown }) => [id, parentId, role, shown]);
        expect(shape(store.tree('c'))).toEqual(shape(tree));
      }
      for (const { id } of tree) store.save(id, { ...unanswered('complete'), text: `ende ${id}` });
      store.close();
      const bare = new Database(file);
      for (const table of ['conversation', 'message', 'attachment']) {
        bare.exec(`INSERT INTO ${table}_index (${table}_index, rank) VALUES ('integrity-check', 1)`);
      }
      bare.close();
    }),
    { numRuns: 60 },
  );
});

test('errors of the store hold no word of a conversation', () => {
  const { store } = opened();
  putChat(store, 'c1');
  putExchange(store, 'c1', 'x', { text: 'secret' }, {});
  try {
    putExchange(store, 'c1', 'x', { text: 'secret' }, {});
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(NogginError);
    expect(JSON.stringify([String(error), error])).not.toContain('secret');
  }
});
