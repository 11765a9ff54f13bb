import { NogginError } from '../errors.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { isHubClosed } from './apply.ts';
import type { Policy } from './schema.ts';

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
}

/**
 * By the hash, since names can be chosen: a model of the list must be one of the allowed, and any other may come only where
 * other sources are open. Pure.
 * @param all the whole list, before anything was left out
 * @param isHere whether exactly this is installed: it may be recorded again, and repaired
 */
export function createAdmission(
  policy: Policy,
  all: () => readonly { readonly id: string; readonly sha256: string | null }[],
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
  return {
    admits,
    check: (model) => {
      if (isHere(model) || admits(model)) return;
      throw new NogginError('set-by-policy', 'The administrator of this computer does not allow this model');
    },
  };
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
