import { NogginError } from '../errors.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { isHubClosed } from './apply.ts';
import type { AdminPolicy } from './schema.ts';

/** A model that is to be had. */
export interface Entering {
  readonly modelId: string;
  /** Null while nobody knows it. */
  readonly sha256: string | null;
}

/** Says which models may be here; what is here already stays. */
export interface Admission {
  admits(model: Entering): boolean;
  /** @throws NogginError `set-by-policy` */
  check(model: Entering): void;
  /** Whether a file can be an allowed model, as far as that is known before it is read. */
  mayBe(file: Unread): boolean;
  /** Before anything is read or copied; in the end the hashes decide. @throws NogginError `set-by-policy` when one of them can be none */
  checkFiles(files: readonly Unread[]): void;
  /** Whether only the hash of a file of this size tells if it may enter. */
  needsHash(bytes: number): boolean;
}

/** A file whose hash may not be known yet. */
export interface Unread {
  readonly bytes: number;
  readonly sha256?: string | null;
}

/**
 * By the hash, since names can be chosen: a model of the list must be one of the allowed, and any other may come only where
 * other sources are open. Pure.
 * @param all the whole list, before anything was left out
 * @param isHere whether exactly this is installed: it may be recorded again, and repaired
 */
export function createAdmission(
  policy: AdminPolicy,
  all: () => readonly {
    readonly id: string;
    readonly bytes: number | null;
    readonly sha256: string | null;
  }[],
  isHere: (model: Entering) => boolean,
): Admission {
  const allowed = policy.allowedModels === undefined ? null : new Set(policy.allowedModels);
  const isClosed = isHubClosed(policy);
  const admits = ({ modelId, sha256 }: Entering): boolean => {
    if (allowed === null && !isClosed) return true;
    const same = all().filter((model) => (sha256 === null ? model.id === modelId : model.sha256 === sha256));
    if (same.length === 0) return !isClosed;
    return allowed === null || same.some(({ id }) => allowed.has(id));
  };
  const ofSize = (bytes: number) => all().filter((model) => model.bytes === null || model.bytes === bytes);
  const mayBe = ({ bytes, sha256 = null }: Unread): boolean => {
    if (sha256 !== null) return admits({ modelId: '', sha256 });
    return !isClosed || ofSize(bytes).some(({ id, sha256: own }) => admits({ modelId: id, sha256: own }));
  };
  return {
    admits,
    check: (model) => {
      if (!isHere(model) && !admits(model)) throw forbidden();
    },
    checkFiles: (files) => {
      if (!files.every(mayBe)) throw forbidden();
    },
    mayBe,
    needsHash: (bytes) => (allowed !== null || isClosed) && ofSize(bytes).length > 0,
  };
}

function forbidden(): NogginError {
  return new NogginError('set-by-policy', 'The administrator of this computer does not allow this model');
}

/** The ledger, through which every model enters: what is to be downloaded, and what is recorded as installed. */
export function ledgerUnder(ledger: Ledger, { check }: Admission): Ledger {
  return {
    ...ledger,
    installed: {
      ...ledger.installed,
      put: (row) => {
        check(row);
        ledger.installed.put(row);
      },
    },
    downloads: {
      ...ledger.downloads,
      insert: (download) => {
        check({ modelId: download.modelId, sha256: download.expectedSha256 });
        return ledger.downloads.insert(download);
      },
    },
  };
}
