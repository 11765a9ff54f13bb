import { partialBase } from '../platform/partial-name.ts';
import type { LibraryModel } from './ports.ts';

/** A partial's name holds only the beginning of a long name. */
function isShortened(name: string, fileName: string): boolean {
  const base = partialBase(fileName);
  return base !== fileName && name.startsWith(`${base}.`);
}

/**
 * The model of the catalogue a partial is the beginning of, by its name alone: `<id>.gguf.<anything>.partial`,
 * `<id>.gguf.partial` or `<id>.partial`. Null where it is longer than the model. Pure.
 */
export function beginningOf(
  name: string,
  bytes: number,
  models: readonly LibraryModel[],
): LibraryModel | null {
  if (!name.endsWith('.partial')) return null;
  const fits = models.filter(
    ({ id, bytes: whole }) =>
      (name === `${id}.partial` || name.startsWith(`${id}.gguf.`) || isShortened(name, `${id}.gguf`)) &&
      (whole === null || bytes <= whole),
  );
  return fits.toSorted((a, b) => b.id.length - a.id.length)[0] ?? null;
}
