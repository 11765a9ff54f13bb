import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { lastOf, setChatScene, windowOn, wordsOf } from '../../test/support/chats/scene.ts';
import { mountDisk, needsMount } from '../../test/support/disk/test-disk.ts';
import { scriptedLoaded, scriptedModel } from '../../test/support/inference/scripted.ts';
import { copyLedger } from '../../test/support/ledger/copy.ts';
import { tempFolder } from '../../test/support/temp-folder.ts';
import { NogginError } from '../errors.ts';

const code = (of: string) => expect.objectContaining({ code: of });

/** A conversation with one complete exchange. */
async function answered(question = 'How are you?', answer = 'Well.') {
  const scene = setChatScene();
  const chatId = scene.ask(question);
  const asked = await scene.model.asked();
  asked.events.text(answer);
  asked.end();
  await scene.settle();
  return { ...scene, chatId };
}

describe('asking', () => {
  test('begins a conversation titled by its first words, and streams the answer', async () => {
    const scene = setChatScene();
    const chatId = scene.ask('What is the tallest mountain of the world, and who was the first to climb it?');
    const { question, events, end } = await scene.model.asked();
    expect(question).toEqual({
      ...{ system: '', temperature: null, maxTokens: 2048, seed: null, think: false },
      turns: [
        {
          role: 'user',
          text: 'What is the tallest mountain of the world, and who was the first to climb it?',
        },
      ],
    });
    const shown = windowOn(scene, chatId);
    expect(shown()).toMatchObject({
      title: 'What is the tallest mountain of the world, and who was the…',
      context: null,
    });
    expect(lastOf(shown())).toMatchObject({ role: 'assistant', text: '', state: 'streaming' });
    events.prompt({ promptTokens: 20, contextTokens: 4096, leftOut: 0 });
    events.text('Mount ');
    events.text('Everest');
    scene.clock.pass(60);
    expect(lastOf(shown()).text).toBe('Mount Everest');
    end();
    await scene.settle();
    expect(shown()).toEqual(scene.chats.open(chatId));
    expect(lastOf(shown())).toMatchObject({
      ...{ text: 'Mount Everest', state: 'complete', error: null, modelId: 'scripted', leftOut: 0 },
      ...{ firstTokenMs: 40, tokensPerSecond: 12.5, thinking: null },
    });
    expect(shown().context).toEqual({ usedTokens: 25, contextTokens: 4096 });
    expect(scene.chats.list('', 0)).toMatchObject({ total: 1, chats: [{ id: chatId, snippet: null }] });
    expect(scene.chats.list('everest', 0).chats[0]?.snippet).toBe('Mount Everest');
  });

  test('shows the model the whole conversation with the attached files', async () => {
    const { chats, chatId, model } = await answered();
    chats.send({ chatId, text: 'And this?', attachments: [{ name: 'a\nb.txt', text: '```\nx\n```' }] });
    const { question } = await model.asked();
    expect(question.turns).toEqual([
      { role: 'user', text: 'How are you?' },
      { role: 'assistant', text: 'Well.' },
      { role: 'user', text: 'a b.txt:\n````\n```\nx\n```\n````\n\nAnd this?' },
    ]);
    expect(chats.open(chatId).messages.at(-2)?.attachments).toEqual(['a\nb.txt']);
  });

  test('uses the conversation’s settings', async () => {
    const { chats, chatId, model, loads, ask } = await answered();
    chats.configure({ chatId, settings: { system: 'Be brief', think: true }, modelId: 'other' });
    chats.configure({ chatId, settings: { temperature: 0.2, maxTokens: 64 } });
    expect(chats.open(chatId)).toMatchObject({
      modelId: 'other',
      settings: { system: 'Be brief', think: true, temperature: 0.2, maxTokens: 64 },
    });
    ask('Again?', chatId);
    expect((await model.asked()).question).toMatchObject({
      ...{ system: 'Be brief', think: true, temperature: 0.2, maxTokens: 64 },
    });
    expect(loads.at(-1)).toEqual({ modelId: 'other', anyway: false });
  });

  test('queues a question while another is answered', async () => {
    const { model, ask, chats, settle } = setChatScene();
    const chatId = ask('One');
    const first = await model.asked();
    ask('Two', chatId);
    const other = ask('Three');
    await settle();
    expect(model.count()).toBe(1);
    expect(wordsOf(chats.open(chatId))).toEqual(['One', ' (streaming)', 'Two', ' (waiting)']);
    first.events.text('1');
    first.end();
    const second = await model.asked();
    expect(second.question.turns.map(({ text }) => text)).toEqual(['One', '1', 'Two']);
    second.end({ reason: 'length' });
    expect((await model.asked()).question.turns).toEqual([{ role: 'user', text: 'Three' }]);
    expect(wordsOf(chats.open(other))).toEqual(['Three', ' (streaming)']);
  });

  test('reports how many messages were left out of the context', async () => {
    const { chats, chatId, model, ask, settle } = await answered();
    ask('Broken', chatId);
    (await model.asked()).fail(new NogginError('model-crashed', 'gone'));
    await settle();
    ask('And?', chatId);
    const { events, end } = await model.asked();
    // The empty answer is no turn: of question, answer, question, question the first three are left out.
    events.prompt({ promptTokens: 100, contextTokens: 128, leftOut: 3 });
    expect(lastOf(chats.open(chatId)).leftOut).toBe(4);
    end();
  });
});

describe('an answer', () => {
  test('separates thinking from the answer while both stream', async () => {
    const scene = setChatScene();
    const chatId = scene.ask('Think');
    const { events, end } = await scene.model.asked();
    const shown = windowOn(scene, chatId);
    for (const part of ['<thi', 'nk>\nLet me', ' see', '.</think>\n\nHel', 'lo']) {
      events.text(part);
      scene.clock.pass(1000);
    }
    expect(lastOf(shown())).toMatchObject({ thinking: 'Let me see.', text: 'Hello' });
    end();
    await scene.settle();
    expect(lastOf(shown())).toMatchObject({ thinking: 'Let me see.', thinkingMs: 3000, text: 'Hello' });
  });

  test('whose thinking lacks an opening tag is split once the closing tag arrives', async () => {
    const scene = setChatScene();
    const chatId = scene.ask('Think');
    const { events, end } = await scene.model.asked();
    const shown = windowOn(scene, chatId);
    events.text('Let me see.');
    scene.clock.pass(100);
    expect(lastOf(shown())).toMatchObject({ thinking: null, text: 'Let me see.' });
    events.text('\n</think>\nHello');
    scene.clock.pass(100);
    expect(lastOf(shown())).toMatchObject({ thinking: 'Let me see.', text: 'Hello' });
    end();
  });

  test('is pushed at most twenty times a second, and a page that subscribes midway gets a matching state', async () => {
    const scene = setChatScene();
    const chatId = scene.ask('Tell me');
    const { events, end } = await scene.model.asked();
    const from = scene.pushes.length;
    const early = windowOn(scene, chatId);
    let late = early;
    for (let token = 0; token < 500; token += 1) {
      events.text(`word${token} `);
      scene.clock.pass(4);
      if (token === 251) late = windowOn(scene, chatId);
    }
    const texts = scene.pushes.slice(from).filter(({ kind }) => kind === 'text').length;
    expect(texts).toBeGreaterThan(20);
    expect(texts).toBeLessThanOrEqual(41);
    end();
    await scene.settle();
    expect(early()).toEqual(scene.chats.open(chatId));
    expect(late()).toEqual(early());
  });

  test('shows its first word at once, right after a push about the question', async () => {
    const scene = setChatScene();
    const chatId = scene.ask('Tell me');
    const { events, end } = await scene.model.asked();
    const shown = windowOn(scene, chatId);
    events.prompt({ promptTokens: 20, contextTokens: 4096, leftOut: 0 });
    events.text('Once');
    expect(lastOf(shown()).text).toBe('Once');
    events.text(' there');
    expect(lastOf(shown()).text).toBe('Once');
    scene.clock.pass(60);
    expect(lastOf(shown()).text).toBe('Once there');
    end();
  });

  test('is saved at least twice a second, so a killed process loses no more', async () => {
    const { model, ask, clock, file } = setChatScene();
    const chatId = ask('Tell me');
    const { events } = await model.asked();
    for (let token = 0; token < 100; token += 1) {
      events.text('x');
      clock.pass(50);
      const copy = new Database(copyLedger(file, tempFolder()));
      const kept = copy.prepare(`SELECT length(text) FROM message WHERE role = 'assistant'`).pluck().get();
      copy.close();
      expect(token + 1 - Number(kept)).toBeLessThanOrEqual(10);
    }
    const next = setChatScene(copyLedger(file, tempFolder()));
    expect(lastOf(next.chats.open(chatId))).toMatchObject({
      state: 'broken',
      error: { code: 'model-crashed' },
      text: expect.stringMatching(/^x{90,100}$/),
    });
  });

  test('that is stopped ends at once with the text so far, and so do queued ones', async () => {
    const { chats, model, ask, settle, clock } = setChatScene();
    const chatId = ask('One');
    const { events, signal } = await model.asked();
    ask('Two', chatId);
    events.text('Half an');
    chats.stop();
    expect(signal.aborted).toBe(true);
    events.text(' answer');
    clock.pass(1000);
    await settle();
    expect(wordsOf(chats.open(chatId))).toEqual(['One', 'Half an (stopped)', 'Two', ' (stopped)']);
    expect(chats.open(chatId).messages[1]).toMatchObject({ tokensPerSecond: 12.5, error: null });
    ask('Three', chatId);
    expect((await model.asked()).question.turns.map(({ text }) => text)).toEqual([
      'One',
      'Half an',
      'Two',
      'Three',
    ]);
  });

  test('can be stopped while its model loads', async () => {
    const { chats, model, ask, onLoad, settle } = setChatScene();
    const loading = Promise.withResolvers<void>();
    onLoad(() => loading.promise);
    const chatId = ask('One');
    await settle();
    chats.stop();
    expect(wordsOf(chats.open(chatId))).toEqual(['One', ' (stopped)']);
    loading.resolve();
    await settle();
    expect(model.count()).toBe(0);
  });

  test.each(['model-crashed', 'question-too-long', 'template-failed'] as const)(
    'that ends in %s keeps its text and the question',
    async (reason) => {
      const { chats, model, ask, settle, clock } = setChatScene();
      const chatId = ask('A long question');
      const { events, fail } = await model.asked();
      events.text('Half');
      clock.pass(1000);
      fail(new NogginError(reason, 'why', { details: { tokens: 9 } }));
      await settle();
      const error = { code: reason, message: 'why', details: { tokens: 9 } };
      expect(lastOf(chats.open(chatId))).toMatchObject({ text: 'Half', state: 'broken', error });
      chats.edit(chats.open(chatId).messages[0]?.id ?? '', 'A shorter one');
      expect((await model.asked()).question.turns).toEqual([{ role: 'user', text: 'A shorter one' }]);
    },
  );

  test('continues while no page watches, and while the page asks for other things', async () => {
    const { chats, model, ask, clock, settle } = await answered();
    const chatId = ask('Long');
    const { events, end } = await model.asked();
    events.text('a');
    chats.list('', 0);
    clock.pass(100_000);
    events.text('b');
    end();
    await settle();
    expect(lastOf(chats.open(chatId)).text).toBe('ab');
  });
});

describe('branches', () => {
  test('a regenerated answer stands beside the first, and either can be shown', async () => {
    const { chats, chatId, model, ask, settle } = await answered();
    const first = lastOf(chats.open(chatId));
    chats.regenerate(first.id);
    const { events, end, question } = await model.asked();
    expect(question.turns).toEqual([{ role: 'user', text: 'How are you?' }]);
    events.text('Fine.');
    end();
    await settle();
    const second = lastOf(chats.open(chatId));
    expect(second).toMatchObject({
      text: 'Fine.',
      branch: { index: 2, count: 2, previousId: first.id, nextId: null },
    });
    ask('Good', chatId);
    (await model.asked()).end();
    await settle();
    chats.choose(first.id);
    expect(wordsOf(chats.open(chatId))).toEqual(['How are you?', 'Well.']);
    chats.choose(second.id);
    expect(wordsOf(chats.open(chatId))).toEqual(['How are you?', 'Fine.', 'Good', '']);
  });

  test('an answer without text is regenerated in place', async () => {
    const { chats, model, ask, settle } = setChatScene();
    const chatId = ask('One');
    const asked = await model.asked();
    expect(() => chats.regenerate(lastOf(chats.open(chatId)).id)).toThrow(code('not-now'));
    asked.fail(new NogginError('model-crashed', 'gone'));
    await settle();
    chats.regenerate(lastOf(chats.open(chatId)).id);
    const { events, end } = await model.asked();
    expect(lastOf(chats.open(chatId))).toMatchObject({ state: 'streaming', error: null });
    events.text('1');
    end();
    await settle();
    expect(lastOf(chats.open(chatId))).toMatchObject({ text: '1', state: 'complete', branch: { count: 1 } });
  });

  test('an edited question keeps its files, beside the original', async () => {
    const { chats, model, settle } = setChatScene();
    const { chatId } = chats.send({ chatId: null, text: 'One', attachments: [{ name: 'n', text: 't' }] });
    (await model.asked()).end();
    await settle();
    const { id } = chats.open(chatId).messages[0] ?? { id: '' };
    chats.edit(id, 'Two');
    expect((await model.asked()).question.turns[0]?.text).toBe('n:\n```\nt\n```\n\nTwo');
    expect(chats.open(chatId).messages[0]).toMatchObject({
      ...{ text: 'Two', attachments: ['n'], branch: { index: 2, count: 2, previousId: id } },
    });
  });

  test('an answer cut at its length limit continues where it stopped', async () => {
    const { chats, model, ask, settle, pushes, ...scene } = setChatScene();
    const chatId = ask('Count');
    const first = await model.asked();
    first.events.prompt({ promptTokens: 10, contextTokens: 100, leftOut: 0 });
    first.events.text('1, 2, ');
    first.end({ reason: 'length' });
    await settle();
    const { id, state } = lastOf(chats.open(chatId));
    expect(state).toBe('length');
    chats.goOn(id);
    const { question, events, end } = await model.asked();
    expect(question.turns).toEqual([
      { role: 'user', text: 'Count' },
      { role: 'assistant', text: '1, 2, ' },
    ]);
    const shown = windowOn({ ...scene, chats, model, ask, settle, pushes }, chatId);
    events.prompt({ promptTokens: 16, contextTokens: 100, leftOut: 0 });
    events.text('3');
    scene.clock.pass(100);
    expect(lastOf(shown())).toMatchObject({ id, text: '1, 2, 3', state: 'streaming' });
    end();
    await settle();
    expect(lastOf(chats.open(chatId))).toMatchObject({ text: '1, 2, 3', state: 'complete' });
    expect(chats.open(chatId).context).toEqual({ usedTokens: 21, contextTokens: 100 });
    expect(() => chats.goOn(id)).toThrow(code('not-now'));
  });

  test('thinking cut at its length limit continues, too', async () => {
    const { chats, model, ask, settle } = setChatScene();
    const chatId = ask('Think');
    const first = await model.asked();
    first.events.text('<think>So I');
    first.end({ reason: 'length' });
    await settle();
    expect(lastOf(chats.open(chatId))).toMatchObject({ thinking: 'So I', text: '', state: 'length' });
    chats.goOn(lastOf(chats.open(chatId)).id);
    const { question, events, end } = await model.asked();
    expect(question.turns.at(-1)).toEqual({ role: 'assistant', text: '<think>\nSo I' });
    events.text(' see.</think>Yes');
    end();
    await settle();
    expect(lastOf(chats.open(chatId))).toMatchObject({
      thinking: 'So I see.',
      text: 'Yes',
      state: 'complete',
    });
  });

  test('a deleted exchange is gone, also in mid-answer; what followed stays', async () => {
    const { chats, chatId, model, ask, settle } = await answered('One', '1');
    ask('Two', chatId);
    const { signal } = await model.asked();
    const [first, , second] = chats.open(chatId).messages;
    chats.deleteExchange(first?.id ?? '');
    expect(wordsOf(chats.open(chatId))).toEqual(['Two', ' (streaming)']);
    expect(signal.aborted).toBe(false);
    chats.deleteExchange(second?.id ?? '');
    expect(signal.aborted).toBe(true);
    await settle();
    expect(chats.open(chatId).messages).toEqual([]);
    ask('Three', chatId);
    expect((await model.asked()).question.turns).toEqual([{ role: 'user', text: 'Three' }]);
  });
});

describe('a file', () => {
  test('with text is shown to the model, one without is refused with the reason, and neither is logged', async () => {
    const { chats, pushes, logged } = setChatScene();
    const folder = tempFolder();
    writeFileSync(path.join(folder, 'Secret.txt'), 'secret words');
    writeFileSync(path.join(folder, 'Secret.bin'), Buffer.alloc(100));
    await chats.attach(path.join(folder, 'Secret.txt'));
    await chats.attach(path.join(folder, 'Secret.bin'));
    expect(pushes).toEqual([
      { kind: 'attached', attachment: { name: 'Secret.txt', text: 'secret words' } },
      {
        kind: 'not-attached',
        name: 'Secret.bin',
        error: expect.objectContaining({ code: 'file-unreadable' }),
      },
    ]);
    expect(logged().toLowerCase()).not.toContain('secret');
  });
});

describe('the list', () => {
  test('is pushed, renamed, and paged by a hundred', async () => {
    const { chats, ask, pushes, model, clock } = setChatScene();
    const ids: string[] = [];
    for (let count = 0; count < 103; count += 1) {
      ids.push(ask(`Question ${count}`));
      clock.pass(1);
    }
    await model.asked();
    expect(pushes.filter(({ kind }) => kind === 'list').length).toBe(103);
    expect(chats.list('', 0).chats.map(({ id }) => id)).toEqual(ids.toReversed().slice(0, 100));
    expect(chats.list('', 100).chats.map(({ id }) => id)).toEqual(ids.toReversed().slice(100));
    expect(chats.list('  question   10 ', 0).total).toBe(4);
    chats.rename(ids[0] ?? '', 'Cakes');
    expect(chats.list('cake', 0)).toMatchObject({ total: 1, chats: [{ title: 'Cakes' }] });
  });

  test('a removed conversation can be restored for ten minutes, and then is gone', async () => {
    const { chats, chatId, clock, file } = await answered('Rumpelstilzchen');
    chats.remove(chatId);
    expect(() => chats.open(chatId)).toThrow(code('unknown-id'));
    expect(() => chats.remove(chatId)).toThrow(code('unknown-id'));
    clock.pass(9 * 60_000);
    chats.undoRemove(chatId);
    expect(wordsOf(chats.open(chatId))).toEqual(['Rumpelstilzchen', 'Well.']);
    clock.pass(10 * 60_000);
    expect(chats.list('', 0).total).toBe(1);
    chats.remove(chatId);
    clock.pass(10 * 60_000 + 1000);
    expect(() => chats.undoRemove(chatId)).toThrow(code('unknown-id'));
    for (const name of readdirSync(path.dirname(file))) {
      expect(readFileSync(path.join(path.dirname(file), name), 'latin1')).not.toContain('Rumpelstilzchen');
    }
  });

  test('a removal from before a restart becomes final when it is too old', async () => {
    const { chats, chatId, file } = await answered();
    chats.remove(chatId);
    await chats.end();
    const soon = setChatScene(file);
    soon.chats.undoRemove(chatId);
    soon.chats.remove(chatId);
    await soon.chats.end();
    const later = setChatScene(file);
    later.clock.pass(11 * 60_000);
    expect(later.chats.list('', 0).total).toBe(0);
    expect(() => later.chats.undoRemove(chatId)).toThrow(code('unknown-id'));
  });

  test('removing all is final, in mid-answer too, and includes stores set aside', async () => {
    const { chats, model, ask, settle, file, clock } = await answered();
    const aside = path.join(path.dirname(file), 'chats (set aside 2026-01-01).sqlite');
    writeFileSync(aside, 'old');
    ask('More');
    const { signal, events } = await model.asked();
    events.text('x');
    chats.removeAll();
    expect(signal.aborted).toBe(true);
    await settle();
    clock.pass(10_000);
    expect(chats.list('', 0)).toEqual({ chats: [], total: 0 });
    expect(existsSync(aside)).toBe(false);
  });
});

describe('unsaved conversations', () => {
  test('touch no disk', async () => {
    const { chats, keep, ask, model, settle, file, clock } = setChatScene();
    keep(false);
    const chatId = ask('Secret');
    const { events, end } = await model.asked();
    events.text('Yes');
    clock.pass(1000);
    end();
    await settle();
    expect(wordsOf(chats.open(chatId))).toEqual(['Secret', 'Yes']);
    expect(chats.list('secret', 0).total).toBe(1);
    chats.remove(chatId);
    chats.undoRemove(chatId);
    expect(readdirSync(path.dirname(file))).toEqual([]);
    chats.removeAll();
    expect(readdirSync(path.dirname(file))).toEqual([]);
  });

  test('are separate from saved ones: changing the setting stops the current answer, which stays in its store', async () => {
    const { chats, keep, chatId, ask, model, settle } = await answered();
    ask('More', chatId);
    const { signal, events } = await model.asked();
    events.text('Half');
    keep(false);
    chats.settingsChanged();
    expect(signal.aborted).toBe(true);
    await settle();
    expect(chats.list('', 0).total).toBe(0);
    expect(() => ask('On the disk?', chatId)).toThrow(code('unknown-id'));
    keep(true);
    chats.settingsChanged();
    expect(wordsOf(chats.open(chatId)).at(-1)).toBe('Half (stopped)');
    keep(false);
    chats.removeAll();
    keep(true);
    expect(chats.list('', 0).total).toBe(0);
  });
});

describe('a store that cannot be used', () => {
  test('of a newer version refuses every request, and is left unchanged', async () => {
    const scene = setChatScene();
    const newer = new Database(scene.file);
    newer.pragma('user_version = 99');
    newer.close();
    expect(() => scene.ask('Hello')).toThrow(code('chats-from-future'));
    expect(() => scene.chats.list('', 0)).toThrow(code('chats-from-future'));
    expect(scene.chats.brain()).toMatchObject({ kind: 'empty' });
  });

  test('with a full disk keeps the answer in memory, and writes it when there is space', async ({ skip }) => {
    const disk = mountDisk(8 * 1024 * 1024, { canBreakDown: false }) ?? skip(needsMount);
    const scene = setChatScene(path.join(disk.folder, 'chats.sqlite'));
    const { chats, model, ask, settle, clock, logged } = scene;
    const chatId = ask('Tell me');
    const { events, end } = await model.asked();
    const long = 'word '.repeat(100_000);
    disk.fill(0);
    events.text(long);
    clock.pass(2000);
    end();
    await settle();
    expect(lastOf(chats.open(chatId))).toMatchObject({ text: long, state: 'complete' });
    expect(() => ask(long, chatId)).toThrow(code('disk-full'));
    expect(() => ask(long)).toThrow(code('disk-full'));
    expect(wordsOf(chats.open(chatId))).toEqual(['Tell me', long]);
    disk.relieve();
    clock.pass(2000);
    const copy = setChatScene(copyLedger(scene.file, tempFolder()));
    expect(lastOf(copy.chats.open(chatId))).toMatchObject({ text: long, state: 'complete' });
    expect(logged()).not.toContain('word');
    await chats.end();
  });
});

describe('the model', () => {
  const short = new NogginError('memory-short', 'too little');

  test('that needs too much memory loads when the person insists, and then answers', async () => {
    const { chats, ask, model, onLoad, settle, loads, pushes } = setChatScene();
    onLoad(async (_id, anyway) => {
      if (!anyway) throw short;
    });
    const chatId = ask('Hello');
    await settle();
    expect(lastOf(chats.open(chatId))).toMatchObject({ state: 'broken', error: { code: 'memory-short' } });
    expect(chats.brain()).toMatchObject({
      kind: 'failed',
      modelId: 'scripted',
      error: { code: 'memory-short' },
    });
    expect(pushes.some((push) => push.kind === 'brain' && push.brain.kind === 'failed')).toBe(true);
    chats.loadAnyway();
    const { events, end } = await model.asked();
    expect(chats.brain().kind).toBe('ready');
    events.text('Hi');
    end();
    await settle();
    expect(lastOf(chats.open(chatId))).toMatchObject({ text: 'Hi', state: 'complete', error: null });
    expect(loads).toEqual([
      { modelId: 'scripted', anyway: false },
      { modelId: 'scripted', anyway: true },
    ]);
  });

  test('loads when the person is about to write, unless it is loaded or busy', async () => {
    const { chats, loads, model, ask, settle, onLoad } = setChatScene();
    onLoad(async () => {
      throw short;
    });
    chats.prepare();
    await settle();
    expect(loads).toEqual([{ modelId: 'scripted', anyway: false }]);
    onLoad(async () => {});
    ask('Hello');
    await model.asked();
    chats.prepare();
    await settle();
    expect(loads.length).toBe(2);
  });

  test('shows its state, with progress ten times a second', () => {
    const { chats, model, pushes, clock } = setChatScene();
    const kinds = () => pushes.flatMap((push) => (push.kind === 'brain' ? [push.brain.progress] : []));
    for (let percent = 0; percent <= 100; percent += 1) {
      model.become({ kind: 'loading', model: scriptedModel, progress: percent / 100 });
      clock.pass(10);
    }
    expect(kinds().length).toBeLessThanOrEqual(12);
    model.become({ kind: 'ready', model: scriptedModel, loaded: scriptedLoaded });
    expect(chats.brain()).toEqual({
      ...{ kind: 'ready', modelId: 'scripted', name: 'Scripted', progress: 0, error: null },
      ...{ contextTokens: 4096, canThink: true },
    });
    expect(pushes.at(-1)).toEqual({ kind: 'brain', brain: chats.brain() });
  });
});

describe('an export', () => {
  test('holds the shown branch as Markdown, and every branch as JSON', async () => {
    const { chats, model, settle } = setChatScene();
    const { chatId } = chats.send({
      ...{ chatId: null, text: 'One: <b>*?', attachments: [{ name: 'n.txt', text: 'a\nb' }] },
    });
    const first = await model.asked();
    first.events.text('<think>Hm\nhm</think>1');
    first.end();
    await settle();
    chats.regenerate(lastOf(chats.open(chatId)).id);
    const second = await model.asked();
    second.events.text('2');
    second.end();
    await settle();
    const folder = tempFolder();
    const file = (format: 'markdown' | 'json') => path.join(folder, chats.exportName(chatId, format));
    expect(path.basename(file('markdown'))).toBe('One b.md');
    await chats.exportTo(chatId, 'json', file('json'));
    const json = JSON.parse(readFileSync(file('json'), 'utf8'));
    expect(json).toMatchObject({
      format: 'noggin-conversation',
      version: 1,
      id: chatId,
      title: 'One: <b>*?',
    });
    expect(json.messages.map(({ text }: { text: string }) => text)).toEqual(['One: <b>*?', '1', '2']);
    expect(json.messages[1]).toMatchObject({ thinking: 'Hm\nhm', parentId: json.messages[0].id });
    expect(json.messages[0].attachments).toEqual([{ name: 'n.txt', text: 'a\nb' }]);
    expect(json.shown).toEqual([json.messages[0].id, json.messages[2].id]);
    chats.choose(json.messages[1].id);
    await chats.exportTo(chatId, 'markdown', file('markdown'));
    expect(readFileSync(file('markdown'), 'utf8')).toBe(
      [
        '# One: \\<b\\>\\*?',
        ...['## You', 'n.txt', '    a\n    b', 'One: <b>*?'],
        ...['## scripted', '> Thought\n>\n> Hm\n> hm', '1\n'],
      ].join('\n\n'),
    );
  });

  test.each([
    ['../../etc/passwd', 'etc passwd.md'],
    ['CON', 'Noggin CON.md'],
    ['???', 'Noggin.md'],
    ['x'.repeat(200), `${'x'.repeat(80)}.md`],
    ['Ein Titel\u202e. ', 'Ein Titel.md'],
  ])('of %j is named %s', async (title, name) => {
    const { chats, chatId } = await answered();
    chats.rename(chatId, title);
    expect(chats.exportName(chatId, 'markdown')).toBe(name);
  });

  test('that cannot be written gives the reason without the name', async () => {
    const { chats, chatId } = await answered();
    const folder = path.join(tempFolder(), 'Secret title.md');
    mkdirSync(folder);
    const error = await chats.exportTo(chatId, 'markdown', folder).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'not-a-file' });
    expect(String(error)).not.toContain('Secret');
  });
});

test('nothing of a conversation ever reaches the log', async () => {
  const { chats, model, settle, clock, logged, onLoad } = setChatScene();
  const secret = 'Rumpelstilzchen';
  const attachments = [{ name: `${secret}.txt`, text: secret }];
  const { chatId } = chats.send({ chatId: null, text: secret, attachments });
  const first = await model.asked();
  first.events.text(`<think>${secret}</think>${secret}`);
  clock.pass(1000);
  first.fail(new NogginError('template-failed', `in line 1: ${secret}`, { details: { said: secret } }));
  await settle();
  chats.regenerate(lastOf(chats.open(chatId)).id);
  (await model.asked()).fail(new Error(secret));
  await settle();
  onLoad(async () => {
    throw new Error(secret);
  });
  chats.prepare();
  chats.send({ chatId, text: secret, attachments });
  await settle();
  chats.rename(chatId, secret);
  chats.list(secret, 0);
  await chats.exportTo(chatId, 'json', path.join(tempFolder(), secret));
  chats.remove(chatId);
  clock.pass(20 * 60_000);
  chats.removeAll();
  await chats.end();
  expect(logged()).toContain('an answer broke off');
  expect(logged()).not.toContain(secret);
});
