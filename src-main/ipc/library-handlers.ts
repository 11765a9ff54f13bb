import type { libraryRequestSchemas } from '../../src-preload/contract/library.ts';
import type { Library } from '../library/library.ts';
import type { Handlers } from './gateway.ts';

/** What the library's requests are made of. */
export interface LibraryServices {
  readonly library: Library;
  /** Puts a text on the system's clipboard. */
  copyText(text: string): void;
  /** Asks the person where to save a file; null when they changed their mind. */
  chooseFileToSave(suggestedName: string): Promise<string | null>;
}

/** Binds the library's requests. */
export function createLibraryHandlers(
  services: LibraryServices,
): Pick<Handlers, keyof typeof libraryRequestSchemas> {
  const { library } = services;
  return {
    'library:look': () => library.look().then(nothing),
    'library:check': ({ modelId }) => nothing(library.check(modelId)),
    'library:stop-reading': ({ modelId }) => library.stopReading(modelId).then(nothing),
    'library:repair': ({ modelId }) => nothing(library.repair(modelId)),
    'library:remove': ({ modelId }) => library.remove(modelId).then(nothing),
    'library:undo-remove': ({ id }) => library.undoRemove(id).then(nothing),
    'library:finish-remove': ({ id }) => library.finishRemove(id).then(nothing),
    'library:make-current': ({ modelId }) => library.makeCurrent(modelId).then(nothing),
    'library:copy-path': async ({ modelId }) => nothing(services.copyText(await library.pathOf(modelId))),
    'library:examine-file': ({ id }) => nothing(library.examineFile(id)),
    'library:stop-examining': ({ id }) => library.stopReading(id).then(nothing),
    'library:adopt-file': ({ id }) => library.adoptFile(id).then(nothing),
    'library:remove-file': ({ id }) => library.removeFile(id).then(nothing),
    'library:history': ({ filter, from, count }) => library.history(filter, from, count),
    'library:story': ({ id }) => library.story(id),
    'library:export-history': async (filter) => {
      const file = await services.chooseFileToSave('noggin-history.json');
      if (file !== null) await library.exportHistory(filter, file);
      return { saved: file !== null };
    },
  };
}

function nothing(_done: unknown): null {
  return null;
}
