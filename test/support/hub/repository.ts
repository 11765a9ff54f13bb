import { createHash } from 'node:crypto';

/** The contents of a repository of the fake hub. */
export interface HubRepository {
  /** By path. */
  readonly files: Readonly<Record<string, Uint8Array>>;
  /** Its facts in a search result. */
  readonly downloads?: number;
  readonly likes?: number;
  readonly license?: string;
  /** ISO date of the last change. */
  readonly changed?: string;
  /** Gated: files are given to this token only. */
  readonly gatedFor?: string;
  /** The repository is invisible to everybody else. */
  readonly privateFor?: string;
  /** The listing masks LFS ids, as for some gated repositories; or everything does. */
  readonly hidesHashes?: 'in-lists' | 'everywhere';
}

/** A repository with its commit and hashes. */
export interface Shelved extends HubRepository {
  readonly commit: string;
  readonly contents: ReadonlyMap<string, Uint8Array>;
  sha256(path: string): string;
}

/** Gives a repository its commit and its hashes. */
export function shelve(name: string, repository: HubRepository): Shelved {
  const contents = new Map(Object.entries(repository.files));
  const hashes = new Map<string, string>();
  return {
    ...repository,
    contents,
    commit: createHash('sha1').update(name).digest('hex'),
    sha256: (path) => {
      const known = hashes.get(path);
      if (known !== undefined) return known;
      const hash = createHash('sha256')
        .update(contents.get(path) ?? '')
        .digest('hex');
      hashes.set(path, hash);
      return hash;
    },
  };
}
