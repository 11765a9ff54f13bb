import { describe, expect, it } from 'vitest';
import { NogginError } from '../errors.ts';
import type { Library } from '../library/library.ts';
import type { Caller } from './gateway.ts';
import { createLibraryHandlers } from './library-handlers.ts';

const caller: Caller = { senderId: 7, frameUrl: 'noggin-app://app/index.html', isMainFrame: true };

/** Handlers over a library that records its calls. */
function scene(chosen: string | null = null) {
  const calls: unknown[][] = [];
  const library = new Proxy({} as Library, {
    get:
      (_library, name) =>
      (...input: unknown[]) => {
        calls.push([name, ...input]);
        if (name === 'pathOf' && input[0] === 'gone') throw new NogginError('folder-unavailable', 'gone');
        if (name === 'pathOf') return Promise.resolve('/models/small.gguf');
        return name === 'history' ? [] : Promise.resolve();
      },
  });
  const handlers = createLibraryHandlers({
    library,
    copyText: (text) => void calls.push(['copyText', text]),
    chooseFileToSave: async () => chosen,
  });
  return { handlers, calls };
}

describe('the handlers of the library', () => {
  it.each([
    ['library:check', 'check'],
    ['library:stop-reading', 'stopReading'],
    ['library:repair', 'repair'],
    ['library:remove', 'remove'],
    ['library:make-current', 'makeCurrent'],
  ] as const)('pass %s to its service, and to no other', async (name, service) => {
    const { handlers, calls } = scene();
    expect(await handlers[name]({ modelId: 'small' }, caller)).toBeNull();
    expect(calls).toEqual([[service, 'small']]);
  });

  it.each([
    ['library:undo-remove', 'undoRemove'],
    ['library:finish-remove', 'finishRemove'],
    ['library:examine-file', 'examineFile'],
    ['library:stop-examining', 'stopReading'],
    ['library:adopt-file', 'adoptFile'],
    ['library:remove-file', 'removeFile'],
  ] as const)('pass %s to its service, and to no other', async (name, service) => {
    const { handlers, calls } = scene();
    expect(await handlers[name]({ id: 'x' }, caller)).toBeNull();
    expect(calls).toEqual([[service, 'x']]);
  });

  it('copy a path known to main, and none of a missing file', async () => {
    const { handlers, calls } = scene();
    await handlers['library:copy-path']({ modelId: 'small' }, caller);
    expect(calls).toContainEqual(['copyText', '/models/small.gguf']);
    calls.length = 0;
    await expect(handlers['library:copy-path']({ modelId: 'gone' }, caller)).rejects.toThrow('gone');
    expect(calls).toEqual([['pathOf', 'gone']]);
  });

  it('save the history where the person says, unless the dialog is canceled', async () => {
    const filter = { text: 'x', state: 'all' } as const;
    const agreed = scene('/home/me/history.json');
    expect(await agreed.handlers['library:export-history'](filter, caller)).toEqual({ saved: true });
    expect(agreed.calls).toEqual([['exportHistory', filter, '/home/me/history.json']]);
    const refused = scene(null);
    expect(await refused.handlers['library:export-history'](filter, caller)).toEqual({ saved: false });
    expect(refused.calls).toEqual([]);
  });
});
