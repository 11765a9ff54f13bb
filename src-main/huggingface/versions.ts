import type { HubVersionsView } from '../../src-preload/contract/huggingface.ts';
import type { ModelOrigin } from '../library/model-origin.ts';
import { bytesOf } from './choice.ts';
import type { ListedFile, ModelFiles } from './group-files.ts';

/** What a look at the publisher found. */
export interface LookedAtVersions {
  readonly view: HubVersionsView;
  /** SHA-256 of the files in the model's place now, as far as the hub tells them. */
  readonly hashes: readonly string[];
}

/**
 * Compares a model with what its publisher has in its place now. Pure.
 * @param now its files there; null when they are gone
 * @param isHere whether a file with these bytes is on this computer
 */
export function compareVersions(
  { installed }: ModelOrigin,
  now: ModelFiles | null,
  isHere: (file: ListedFile) => boolean,
): Pick<HubVersionsView, 'standing' | 'reusedFiles' | 'fetchBytes'> {
  if (now === null) return { standing: 'gone', reusedFiles: 0, fetchBytes: null };
  const isSame =
    installed !== null &&
    installed.length === now.files.length &&
    now.files.every(({ sha256 }, at) => sha256 === installed[at]);
  const missing = now.files.filter((file) => !isHere(file));
  return {
    standing: installed === null ? 'unknown' : isSame ? 'same' : 'changed',
    reusedFiles: now.files.length - missing.length,
    fetchBytes: bytesOf({ files: missing }),
  };
}
