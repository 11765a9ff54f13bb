import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { setChatScene, wordsOf } from '../../test/support/chats/scene.ts';
import { tempFolder } from '../../test/support/temp-folder.ts';
import { chatHandlers } from './chat-handlers.ts';
import type { Caller } from './gateway.ts';

const caller: Caller = { senderId: 7, frameUrl: 'noggin-app://app/index.html', isMainFrame: true };

/** The handlers over the real conversations; `file` is what the person picks in every dialog. */
function scene(file: string | null = null) {
  const chats = setChatScene();
  const calls: unknown[][] = [];
  const handlers = chatHandlers({
    chats: () => chats.chats,
    pickText: async () => file,
    chooseFileToSave: async (name) => {
      calls.push(['save', name]);
      return file;
    },
    copyText: (text) => void calls.push(['copy', text]),
    openPage: (address) => void calls.push(['open', address]),
  });
  return { ...chats, handlers, calls };
}

describe('requests about conversations', () => {
  it('ask, branch, and delete', async () => {
    const { handlers: on, model, settle } = scene();
    const { chatId } = await on['chat:send']({ chatId: null, text: 'One', attachments: [] }, caller);
    const asked = await model.asked();
    asked.events.text('1');
    asked.end({ reason: 'length' });
    await settle();
    const words = async () => wordsOf(await on['chat:open']({ chatId }, caller));
    expect(await words()).toEqual(['One', '1 (length)']);
    const [question, answer] = (await on['chat:open']({ chatId }, caller)).messages;
    const messageId = answer?.id ?? '';
    expect(await on['chat:continue']({ messageId }, caller)).toBeNull();
    const more = await model.asked();
    more.events.text(', 2');
    expect(await on['chat:stop'](undefined, caller)).toBeNull();
    await settle();
    expect(await words()).toEqual(['One', '1, 2 (stopped)']);
    expect(await on['chat:regenerate']({ messageId }, caller)).toBeNull();
    (await model.asked()).end();
    await settle();
    expect(await words()).toEqual(['One', '']);
    expect(await on['chat:choose']({ messageId }, caller)).toBeNull();
    expect(await words()).toEqual(['One', '1, 2 (stopped)']);
    expect(await on['chat:edit']({ messageId: question?.id ?? '', text: 'Two' }, caller)).toBeNull();
    (await model.asked()).end();
    await settle();
    expect(await words()).toEqual(['Two', '']);
    expect(await on['chat:delete-exchange']({ messageId: question?.id ?? '' }, caller)).toBeNull();
    expect(await words()).toEqual(['Two', '']);
    await on['chat:rename']({ chatId, title: 'Numbers' }, caller);
    await on['chat:configure']({ chatId, settings: { think: true } }, caller);
    expect(await on['chat:open']({ chatId }, caller)).toMatchObject({
      title: 'Numbers',
      settings: { think: true },
    });
    await on['chat:remove']({ chatId }, caller);
    expect(await on['chat:list']({ query: '', offset: 0 }, caller)).toEqual({ chats: [], total: 0 });
    await on['chat:undo-remove']({ chatId }, caller);
    expect((await on['chat:list']({ query: 'numb', offset: 0 }, caller)).total).toBe(1);
    await on['chat:remove-all'](undefined, caller);
    expect((await on['chat:list']({ query: '', offset: 0 }, caller)).total).toBe(0);
  });

  it('load the model, and return its state', async () => {
    const { handlers: on, loads, settle } = scene();
    expect((await on['chat:brain'](undefined, caller)).kind).toBe('empty');
    expect(await on['chat:prepare'](undefined, caller)).toBeNull();
    await settle();
    expect((await on['chat:brain'](undefined, caller)).kind).toBe('ready');
    expect(await on['chat:load-anyway'](undefined, caller)).toBeNull();
    expect(loads).toEqual([{ modelId: 'scripted', anyway: false }]);
  });

  it('export to the chosen file, unless the dialog is canceled', async () => {
    const file = path.join(tempFolder(), 'chosen.md');
    const { handlers: on, ask, calls } = scene(file);
    const chatId = ask('Cakes?');
    const input = { chatId, format: 'markdown' } as const;
    expect(await on['chat:export'](input, caller)).toEqual({ saved: true });
    expect(calls).toEqual([['save', 'Cakes.md']]);
    expect(readFileSync(file, 'utf8')).toContain('# Cakes?');
    const declined = scene();
    const other = { chatId: declined.ask('Pies?'), format: 'json' } as const;
    expect(await declined.handlers['chat:export'](other, caller)).toEqual({ saved: false });
    expect(existsSync('Pies.json')).toBe(false);
  });

  it('attach the picked file', async () => {
    const file = path.join(tempFolder(), 'notes.txt');
    writeFileSync(file, 'words');
    const { handlers: on, pushes } = scene(file);
    expect(await on['chat:attach'](undefined, caller)).toBeNull();
    expect(pushes).toEqual([{ kind: 'attached', attachment: { name: 'notes.txt', text: 'words' } }]);
    const declined = scene();
    expect(await declined.handlers['chat:attach'](undefined, caller)).toBeNull();
    expect(declined.pushes).toEqual([]);
  });

  it('copy text, and open https links alone', () => {
    const { handlers: on, calls } = scene();
    expect(on['chat:copy']({ text: 'code' }, caller)).toBeNull();
    expect(on['chat:open-link']({ address: 'HTTPS://example.com/' }, caller)).toBeNull();
    for (const address of ['http://127.0.0.1/', 'file:///etc/passwd', 'javascript:alert(1)', ' https://a/']) {
      expect(() => on['chat:open-link']({ address }, caller)).toThrow(
        expect.objectContaining({ code: 'invalid-request' }),
      );
    }
    expect(calls).toEqual([
      ['copy', 'code'],
      ['open', 'HTTPS://example.com/'],
    ]);
  });
});
