import type { StorageView } from '../../src-preload/contract/storage.ts';
import type { Admission } from '../admin-policy/admission.ts';
import type { Downloadable } from '../downloads/ports.ts';
import type { Verify } from '../downloads/verifier/port.ts';
import type { KnownFolder } from '../finder/known-folders.ts';
import { createSearch, type Search } from '../finder/search.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Log } from '../log-port.ts';
import type { Bring } from '../model-files/port.ts';
import { removeTemporaryFiles } from '../model-files/temporary-files.ts';
import type { ModelsFolder } from '../models-folder/folder.ts';
import { createMover, type Mover } from '../models-folder/mover.ts';
import { type Candidates, createCandidates } from './candidates.ts';
import { createImports, type Imports } from './imports.ts';

/** What this part needs of main. */
export interface StoragePorts {
  readonly ledger: Ledger;
  readonly log: Log;
  readonly bring: Bring;
  readonly verify: Verify;
  readonly folder: ModelsFolder;
  readonly admission: Pick<Admission, 'mayBe' | 'checkFiles' | 'needsHash'>;
  places(): readonly KnownFolder[];
  allModels(): readonly Downloadable[];
  freeBytes(folder: string): Promise<number | null>;
  largestFileBytes(folder: string): Promise<number | null>;
  /** A download of this model is obsolete. */
  dropDownload(modelId: string): void;
  now(): number;
  /** See {@link MoverPorts}. */
  readonly healMs: number;
}

/** Files that come from this computer, and the folder they are kept in. */
export interface Storage {
  readonly offers: Candidates;
  readonly imports: Imports;
  readonly search: Search;
  readonly mover: Mover;
  readonly folder: ModelsFolder;
  /** Takes a model that was found; one of the catalogue becomes that, or nothing. @throws NogginError `unknown-id` */
  use(foundId: string): void;
  view(): StorageView;
  /** Whether files are being brought: the computer should stay awake. */
  isActive(): boolean;
  /** `progress` is many times a second. `installed`: what is installed, or where, has changed. */
  onChange(listener: (kind: 'progress' | 'installed') => void): void;
  /** The folder was changed by the person. */
  folderChanged(): void;
  /** Removes what an earlier process left behind, and goes on with a move. */
  recover(): Promise<void>;
  stop(): Promise<void>;
}

export function createStorage(ports: StoragePorts): Storage {
  const { ledger, folder } = ports;
  const listeners = new Set<(kind: 'progress' | 'installed') => void>();
  const emit = (kind: 'progress' | 'installed'): void => {
    for (const listener of listeners) listener(kind);
  };
  const shared = { ...ports, modelsFolder: folder.current, mayMakeFolder: folder.isDefault };
  const offers = createCandidates(folder.current, ports.admission, () => emit('progress'));
  const imports = createImports({
    ...shared,
    arrived: (modelId) => {
      emit('installed');
      ports.dropDownload(modelId);
    },
  });
  const wanted = (): readonly Downloadable[] => {
    const here = new Set(ledger.installed.all().map(({ modelId }) => modelId));
    return ports.allModels().filter(({ id }) => !here.has(id));
  };
  const search = createSearch({
    ...{ log: ports.log, verify: ports.verify, places: ports.places, wanted, modelsFolder: folder.current },
    admission: ports.admission,
    installedOf: (bytes) => ledger.installed.all().filter((row) => row.bytes === bytes),
    taken: () =>
      new Set(
        ledger.installed.all().flatMap(({ modelId, path }) => [path, ledger.origins.of(modelId) ?? path]),
      ),
  });
  const mover = createMover(shared);
  imports.onChange(() => emit('progress'));
  search.onChange(() => emit('progress'));
  mover.onChange((kind) => emit(kind === 'moved' ? 'installed' : 'progress'));

  return {
    offers,
    imports,
    search,
    mover,
    folder,
    use: (foundId) => {
      const { row, files } = search.found(foundId);
      const { modelId, name, bytes } = row;
      const expected = ports.allModels().find(({ id }) => id === modelId) ?? null;
      if (imports.list().some((view) => view.name === name && view.state !== 'failed')) return;
      imports.start({ files, name, bytes, way: 'reuse', expected });
    },
    view: () => ({
      offer: offers.view(),
      imports: imports.list(),
      search: search.view(),
      folder: {
        path: folder.current(),
        isDefault: folder.isDefault(),
        isFixed: folder.isFixed,
        elsewhere: mover.elsewhere(),
        move: mover.view(),
      },
    }),
    isActive: () =>
      mover.view()?.state === 'moving' || imports.list().some(({ state }) => state !== 'failed'),
    onChange: (listener) => {
      listeners.add(listener);
    },
    folderChanged: () => emit('installed'),
    recover: async () => {
      const kept = mover.keptTemporary();
      const old = ledger.temporaryFiles.all().filter((file) => file.path !== kept);
      await removeTemporaryFiles(ledger, ports.log, old);
      mover.recover();
    },
    stop: async () => {
      await Promise.all([imports.stop(), search.stop(), mover.stop()]);
    },
  };
}
