import { byModel } from '../models/installed-models.ts';
import type { LibraryPorts } from './ports.ts';
import { sourceOf } from './repair.ts';

/** Where a model comes from, and what of it is here. */
export interface ModelOrigin {
  readonly url: string;
  /** SHA-256 of its files in order; null while it is not installed. */
  readonly installed: readonly string[] | null;
}

/** Where a model comes from, by its installed files or the catalogue; null for one that came from no address. */
export function originOf(
  ports: Pick<LibraryPorts, 'ledger' | 'allModels'>,
  modelId: string,
): ModelOrigin | null {
  const files = byModel(ports.ledger.installed.all()).find(([{ ofModel }]) => ofModel === modelId);
  if (files === undefined) {
    const listed = ports.allModels().find(({ id }) => id === modelId);
    return listed === undefined ? null : { url: listed.url, installed: null };
  }
  const url = sourceOf(ports, files[0]);
  return url === null ? null : { url, installed: files.map(({ sha256 }) => sha256) };
}
