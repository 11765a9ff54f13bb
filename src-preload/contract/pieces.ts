/** Unit of fetching, checksums and records, in bytes. */
export const pieceBytes = 4 * 1024 * 1024;

/** Most fields of a map: enough to see where bytes arrive, few enough to push often. */
export const mostFields = 160;

/** Fields of the map of a file. Pure. */
export function fieldsOf(totalBytes: number): number {
  return Math.min(mostFields, Math.ceil(totalBytes / pieceBytes));
}
