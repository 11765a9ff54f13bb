import { mostFields } from '../../src-preload/contract/pieces.ts';
import type { PiecesView } from '../../src-preload/contract/views.ts';
import type { PieceRecord, Stretch } from './piece-map.ts';

/**
 * How full each part of a file is: percent per field, and the fields where a connection works. Pure; costs one step
 * per piece (10,000 for 40 GB).
 * @param fetching where connections are, as byte ranges
 */
export function piecesView(
  pieces: readonly PieceRecord[],
  { pieceBytes, totalBytes }: { readonly pieceBytes: number; readonly totalBytes: number | null },
  fetching: readonly Stretch[],
): PiecesView | null {
  if (totalBytes === null || totalBytes <= 0) return null;
  const count = Math.ceil(totalBytes / pieceBytes);
  const fields = Math.min(mostFields, count);
  // Whole pieces to a field, so that a field is never fuller than its pieces.
  const fieldOf = (index: number): number => Math.floor((index * fields) / count);
  const here = new Array<number>(fields).fill(0);
  for (const { index, bytes } of pieces) {
    const field = fieldOf(index);
    if (index < count) here[field] = (here[field] ?? 0) + bytes;
  }
  const startOf = (field: number): number =>
    Math.min(totalBytes, Math.ceil((field * count) / fields) * pieceBytes);
  const filled = here.map((bytes, field) => {
    const size = startOf(field + 1) - startOf(field);
    return size <= 0 ? 100 : Math.min(100, Math.floor((100 * bytes) / size));
  });
  const busy = fetching.map(({ start }) => Math.min(fields - 1, fieldOf(Math.floor(start / pieceBytes))));
  return { filled, fetching: [...new Set(busy)].sort((a, b) => a - b) };
}
