import path from 'node:path';
import { expect, it } from 'vitest';
import { writeGguf } from '../../test/support/gguf/generate.ts';
import { setStorage } from '../../test/support/storage/scene.ts';
import type { Caller } from './gateway.ts';
import { storageHandlers } from './storage-handlers.ts';

const caller: Caller = { senderId: 7, frameUrl: 'noggin-app://app/index.html', isMainFrame: true };

/** Handlers over the real modules, with dialogs that answer at once. */
function scene(picked: string | null) {
  const { storage, base } = setStorage();
  const pick = async () => picked;
  return { storage, base, handlers: storageHandlers({ storage, pickFile: pick, pickFolder: pick }) };
}

it('a canceled dialog changes nothing', async () => {
  const { storage, handlers } = scene(null);
  const before = storage.view();
  await handlers['import:pick'](undefined, caller);
  await handlers['folder:choose'](undefined, caller);
  expect(storage.view()).toEqual(before);
});

it('a picked file is offered, and imported only by its id and in an offered way', async () => {
  const { base } = scene(null);
  const file = path.join(base, 'mine.gguf');
  await writeGguf(file, { bytes: 1024 * 1024, seed: 1 });
  const { storage, handlers } = scene(file);
  await handlers['import:pick'](undefined, caller);
  const offer = storage.view().offer;
  expect(offer).toMatchObject({ kind: 'offered', fileName: 'mine.gguf' });
  const stranger = '6f9619ff-8b86-4d01-b42d-00c04fc964ff';
  expect(() => handlers['import:start']({ id: stranger, way: 'copy' }, caller)).toThrow(
    expect.objectContaining({ code: 'unknown-id' }),
  );
  handlers['import:dismiss']({ id: stranger }, caller);
  expect(storage.view().offer).toEqual(offer);
  handlers['import:dismiss']({ id: offer?.id ?? '' }, caller);
  expect(storage.view().offer).toBeNull();
});

it('a picked folder is the models folder, until it is reset', async () => {
  const { base } = scene(null);
  const chosen = path.join(base, 'chosen');
  const { storage, handlers } = scene(chosen);
  await handlers['folder:choose'](undefined, caller);
  expect(storage.view().folder).toMatchObject({ path: chosen, isDefault: false });
  await handlers['folder:use-default'](undefined, caller);
  expect(storage.view().folder.isDefault).toBe(true);
});
