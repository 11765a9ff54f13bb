import path from 'node:path';
import type { KnownFolder } from './known-folders.ts';
import type { WalkedFile } from './walk.ts';

/** A file that the walk found, once for all its names. */
export interface SeenFile {
  /** Its most telling name. */
  readonly path: string;
  readonly bytes: number;
  /** As what it was seen; see `seenAs`. */
  readonly seen: string;
  readonly place: KnownFolder;
  /** Its SHA-256 by one of its names, as stores by content give them; null where none says so. */
  readonly namedSha256: string | null;
}

/** `sha256-<hash>` by Ollama (`sha256:<hash>` in older ones), the bare hash by the Hugging Face cache. */
const contentName = /^(?:sha256[-:])?([0-9a-f]{64})$/;

/** Puts together the names of each file. */
export function createSeenFiles() {
  const files = new Map<string, SeenFile>();
  return {
    add: (file: WalkedFile, place: KnownFolder): void => {
      const known = files.get(file.key);
      const named = contentName.exec(path.basename(file.path))?.[1] ?? null;
      const isBetter = known === undefined || tellsMore(file.path, known.path);
      files.set(file.key, {
        ...{ bytes: file.bytes, seen: file.seen },
        place: known?.place ?? place,
        path: isBetter ? file.path : known.path,
        namedSha256: known?.namedSha256 ?? named,
      });
    },
    all: (): readonly SeenFile[] => [...files.values()],
  };
}

/** Whether a file has a name as models have them, not one of a store by content. */
export function isModelName({ path: file }: Pick<SeenFile, 'path'>): boolean {
  return /\.gguf$/i.test(file);
}

/** A stable choice among several names. */
function tellsMore(one: string, other: string): boolean {
  const [isNamed, isOtherNamed] = [one, other].map((path) => isModelName({ path }));
  return isNamed === isOtherNamed ? one < other : isNamed === true;
}
