import { createHash } from 'node:crypto';

/** What a repository of the fake hub holds. */
export interface HubRepository {
  /** By path. */
  readonly files: Readonly<Record<string, Uint8Array>>;
  /** What a search tells of it. */
  readonly downloads?: number;
  readonly likes?: number;
  readonly license?: string;
  /** ISO date of the last change. */
  readonly changed?: string;
  /** Terms have to be accepted: files are given only to this token. */
  readonly gatedFor?: string;
  /** The repository is invisible to everybody else. */
  readonly privateFor?: string;
  /** The listing shows no LFS ids, as some gated ones do; or nothing does. */
  readonly hidesHashes?: 'in-lists' | 'everywhere';
}

/** A repository with what the hub knows of it. */
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
