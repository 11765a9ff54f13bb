import path from 'node:path';
import type { Downloadable } from '../downloads/ports.ts';
import type { WalkedFile } from './walk.ts';

/** What a file may be, by its name and size. */
export interface Claim {
  readonly model: Downloadable;
  /** Its name is its SHA-256, as stores by content give it: it need not be read to be offered, only to be used. */
  readonly isNamedByContent: boolean;
}

/** `sha256-<hash>` by Ollama (`sha256:<hash>` in older ones), the bare hash by the Hugging Face cache. */
const contentName = /^(?:sha256[-:])?([0-9a-f]{64})$/;

/** The model of the catalogue that this file can be, or null. Pure. */
export function claimOf(file: WalkedFile, models: readonly Downloadable[]): Claim | null {
  const sameSize = models.filter(({ bytes }) => bytes === file.bytes);
  const named = contentName.exec(path.basename(file.path))?.[1];
  const model = named === undefined ? sameSize[0] : sameSize.find(({ sha256 }) => sha256 === named);
  return model === undefined ? null : { model, isNamedByContent: named !== undefined };
}
