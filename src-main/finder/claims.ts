import type { Downloadable } from '../downloads/ports.ts';
import type { SeenFile } from './seen-files.ts';

/** What a file may be, by its name and size. */
export interface Claim {
  readonly model: Downloadable;
  /** Its name is its SHA-256: it need not be read to be offered, only to be used. */
  readonly isNamedByContent: boolean;
}

/** The model of the catalogue that this file can be, or null. Pure. */
export function claimOf({ bytes, namedSha256 }: SeenFile, models: readonly Downloadable[]): Claim | null {
  const sameSize = models.filter((model) => model.bytes === bytes);
  const model = namedSha256 === null ? sameSize[0] : sameSize.find(({ sha256 }) => sha256 === namedSha256);
  return model === undefined ? null : { model, isNamedByContent: namedSha256 !== null };
}
