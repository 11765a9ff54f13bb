import type { KnownFiles } from '../library/known-files.ts';
import { partId, partOf } from '../models/part.ts';
import { partFileOf } from '../models/part-file.ts';
import { idForRemoteFile } from '../names/ids.ts';
import type { ModelFiles } from './group-files.ts';

/** What the files of a model are called here. */
export interface Identity {
  /** One for each file, in order. */
  readonly ids: readonly string[];
  /** Which of them are here already. */
  readonly isHere: readonly boolean[];
}

/**
 * Gives the files of a model their ids. Where all hashes are known the model is what they say, wherever it comes from and
 * whatever it was called before; else it is the file at that place.
 * @param where the place that the files come from
 */
export function identityOf({ files }: ModelFiles, where: string, known: KnownFiles): Identity {
  const hashes = files.flatMap(({ sha256 }) => sha256 ?? []);
  const isKnown = hashes.length === files.length;
  const base = partFileOf(files[0].path)?.base ?? files[0].path;
  const id = idForRemoteFile(base, isKnown ? hashes.join('\n') : where);
  const ids = (isKnown ? presentIds(hashes, known) : null) ?? idsOf(id, files.length);
  const isHere = files.map((file, at) => known.isHere(ids[at] ?? '', file));
  return { ids, isHere };
}

/** The ids that these hashes have already, installed or on their way; null where they have none. */
function presentIds(hashes: readonly string[], known: KnownFiles): readonly string[] | null {
  const count = hashes.length;
  for (const id of known.idsWith(hashes[0] ?? '')) {
    const part = partOf(id);
    if (count === 1 && part === null) return [id];
    if (part?.index !== 1 || part.count !== count) continue;
    const ids = idsOf(id.replace(/-\d{5}-of-\d{5}$/, ''), count);
    if (ids.every((each, at) => known.idsWith(hashes[at] ?? '').includes(each))) return ids;
  }
  return null;
}

function idsOf(id: string, count: number): readonly string[] {
  return count === 1 ? [id] : Array.from({ length: count }, (_, at) => partId(id, at + 1, count));
}
