import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { createAdmission } from '../../../src-main/admin-policy/admission.ts';
import type { Downloadable } from '../../../src-main/downloads/ports.ts';
import { createRemoteVerify } from '../../../src-main/downloads/verifier/remote.ts';
import type { KnownFolder } from '../../../src-main/finder/known-folders.ts';
import { createStorage, type Storage, type StoragePorts } from '../../../src-main/imports/storage.ts';
import { type Ledger, openLedger } from '../../../src-main/ledger/ledger.ts';
import { createRemoteBring } from '../../../src-main/model-files/remote.ts';
import { createModelsFolder } from '../../../src-main/models-folder/folder.ts';
import type { StorageView } from '../../../src-preload/contract/storage.ts';
import { ggufSha256 } from '../gguf/generate.ts';
import { tempFolder } from '../temp-folder.ts';

const sources = new URL('../../../src-main/', import.meta.url);
const silent = { info: () => {}, warn: () => {}, error: () => {} };

/** Parameters of the file of {@link knownModel}; see writeGguf. */
export const knownShape = { bytes: 3 * 1024 * 1024, seed: 5 };

/** A catalogue model, as far as local files are recognized by it. */
export const knownModel: Downloadable & { readonly bytes: number; readonly sha256: string } = {
  id: 'known-model',
  name: 'Known Model',
  url: 'https://models.example/known.gguf',
  bytes: knownShape.bytes,
  sha256: ggufSha256(knownShape),
};

/** The real modules on a folder of their own. */
export interface StorageScene {
  readonly storage: Storage;
  readonly ledger: Ledger;
  readonly base: string;
  readonly models: string;
  /** Resolves when the view of the window satisfies `wanted`. */
  until(wanted: (view: StorageView) => boolean): Promise<StorageView>;
  /** Ends it as quitting does, and opens it again on the same files. */
  reopen(ports?: Partial<StoragePorts>): Promise<StorageScene>;
}

export interface StorageSceneOptions {
  readonly base?: string;
  readonly catalogue?: readonly Downloadable[];
  readonly places?: readonly KnownFolder[];
  readonly ports?: Partial<StoragePorts>;
}

/** Opens it; all is removed after the test. */
export function setStorage(options: StorageSceneOptions = {}): StorageScene {
  const base = options.base ?? tempFolder();
  const models = path.join(base, 'models');
  mkdirSync(models, { recursive: true });
  const ledger = openLedger(path.join(base, 'ledger.sqlite'));
  const storage = createStorage({
    ledger,
    log: silent,
    bring: createRemoteBring(new URL('model-files/worker.ts', sources)),
    admission: createAdmission(
      {},
      () => [],
      () => false,
    ),
    verify: createRemoteVerify(new URL('downloads/verifier/worker.ts', sources)),
    folder: createModelsFolder(ledger, models, false),
    places: () => options.places ?? [],
    allModels: () => options.catalogue ?? [],
    freeBytes: async () => null,
    largestFileBytes: async () => null,
    dropDownload: () => {},
    now: Date.now,
    healMs: 20,
    ...options.ports,
  });
  let ended: Promise<void> | undefined;
  const end = (): Promise<void> => {
    ended ??= storage.stop().finally(() => ledger.close());
    return ended;
  };
  onTestFinished(end);
  return {
    storage,
    ledger,
    base,
    models,
    until: (wanted) =>
      new Promise((resolve) => {
        const look = (): void => {
          const view = storage.view();
          if (wanted(view)) resolve(view);
        };
        storage.onChange(look);
        look();
      }),
    reopen: async (ports = {}) => {
      await end();
      return setStorage({ ...options, base, ports });
    },
  };
}
