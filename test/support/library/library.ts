import { onTestFinished } from 'vitest';
import { tuning } from '../../../src-main/downloads/tuning.ts';
import { createRemoteVerify } from '../../../src-main/downloads/verifier/remote.ts';
import { createLibrary, type Library } from '../../../src-main/library/library.ts';
import type { LibraryModel, LibraryPorts } from '../../../src-main/library/ports.ts';
import type {
  LibraryEntryView,
  LibraryView,
  UnknownFileView,
} from '../../../src-preload/contract/library.ts';
import { type Scene, type SceneOptions, setScene } from '../engine/scene.ts';

const worker = new URL('../../../src-main/downloads/verifier/worker.ts', import.meta.url);

/** A real library on the engine of a scene, ended with the test. */
export interface LibraryScene {
  readonly scene: Scene;
  readonly library: Library;
  /** The entry of the scene's model. @throws when it has none */
  entry(): LibraryEntryView;
  /** The only unknown file. @throws when there is none, or more */
  unknown(): UnknownFileView;
  /** Resolves when the condition holds; checked now and at every change. */
  until(condition: (view: LibraryView) => boolean): Promise<LibraryView>;
  /** Ends engine and library as quitting does, and opens both again, without recovering. */
  reopen(): Promise<LibraryScene>;
}

export interface LibrarySceneOptions extends SceneOptions {
  readonly libraryPorts?: Partial<LibraryPorts>;
}

/** Opens the library of a scene before its model is downloaded. */
export async function setLibraryScene(options: LibrarySceneOptions = {}): Promise<LibraryScene> {
  return openLibraryOf(await setScene(options), options);
}

/** Opens the library of a scene after its model is downloaded and checked. */
export async function setInstalledScene(options: LibrarySceneOptions = {}): Promise<LibraryScene> {
  const scene = await setScene(options);
  const { id } = scene.engine.downloads.start('tiny');
  await scene.engine.until(id, (view) => view.state === 'complete');
  const opened = openLibraryOf(scene, options);
  await opened.library.look();
  return opened;
}

function openLibraryOf(scene: Scene, options: LibrarySceneOptions): LibraryScene {
  const { engine } = scene;
  const model: LibraryModel = { ...scene.model, licence: 'Apache-2.0' };
  const library = createLibrary({
    ledger: engine.ledger,
    downloads: engine.downloads,
    verify: createRemoteVerify(worker),
    tuning: { pieceBytes: 64 * 1024, diskReserveBytes: tuning.diskReserveBytes, healMs: 30 },
    log: { info: () => {}, warn: () => {}, error: () => {} },
    allModels: () => [model],
    modelsFolder: () => engine.modelsFolder,
    release: async () => {},
    freeBytes: async () => null,
    largestFile: async () => null,
    now: Date.now,
    ...options.libraryPorts,
  });
  onTestFinished(() => library.stop());
  const until = (condition: (view: LibraryView) => boolean): Promise<LibraryView> =>
    new Promise((resolve) => {
      const tryNow = (): void => {
        const view = library.view();
        if (!condition(view)) return;
        stop();
        resolve(view);
      };
      const stop = library.onChange(tryNow);
      tryNow();
    });
  return {
    scene,
    library,
    until,
    entry: () => only(library.view().entries),
    unknown: () => only(library.view().unknownFiles),
    reopen: async () => {
      await library.stop();
      await scene.reopen();
      return openLibraryOf(scene, options);
    },
  };
}

function only<T>(all: readonly T[]): T {
  const [first] = all;
  if (first === undefined || all.length > 1) throw new Error(`there are ${all.length}, not one`);
  return first;
}
