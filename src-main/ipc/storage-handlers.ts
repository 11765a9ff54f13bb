import type { storageRequestSchemas } from '../../src-preload/contract/storage.ts';
import type { Storage } from '../imports/storage.ts';
import type { Handlers } from './gateway.ts';

/** What the requests of this part are made of. The dialogs belong to main: they answer a path, or null. */
export interface StorageServices {
  readonly storage: Storage;
  pickFile(): Promise<string | null>;
  pickFolder(present: string): Promise<string | null>;
}

/** Binds the requests about files that come from this computer, and about the folder they are kept in. */
export function storageHandlers(
  services: StorageServices,
): Pick<Handlers, keyof typeof storageRequestSchemas> {
  const { storage } = services;
  const { offers, imports, search, mover, folder } = storage;
  return {
    'import:pick': async () => {
      const file = await services.pickFile();
      if (file !== null) await offers.look(file);
      return null;
    },
    'import:start': ({ id, way }) => {
      imports.start(offers.take(id, way));
      return null;
    },
    'import:dismiss': ({ id }) => {
      offers.dismiss(id);
      return null;
    },
    'import:cancel': ({ id }) => {
      imports.cancel(id);
      return null;
    },
    'import:retry': ({ id }) => {
      imports.retry(id);
      return null;
    },
    'search:start': () => {
      search.start();
      return null;
    },
    'search:stop': async () => {
      await search.stop();
      return null;
    },
    'search:use': ({ id }) => {
      storage.use(id);
      return null;
    },
    'folder:choose': async () => {
      const chosen = await services.pickFolder(folder.current());
      if (chosen !== null) await changeFolder(storage, () => folder.choose(chosen));
      return null;
    },
    'folder:use-default': async () => {
      await changeFolder(storage, folder.useDefault);
      return null;
    },
    'folder:move': () => {
      mover.start();
      return null;
    },
    'folder:pause-move': () => {
      mover.pause();
      return null;
    },
    'folder:end-move': async () => {
      await mover.end();
      return null;
    },
  };
}

/** End a running move before the folder changes. */
async function changeFolder(storage: Storage, change: () => void | Promise<void>): Promise<void> {
  if (storage.mover.view() !== null) await storage.mover.end();
  await change();
  storage.folderChanged();
}
