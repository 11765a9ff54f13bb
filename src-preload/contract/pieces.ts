/** The unit in which a file is fetched, checksummed and recorded, in bytes. */
export const pieceBytes = 4 * 1024 * 1024;

/** A map has at most this many fields: enough to see where bytes arrive, few enough to be pushed around. */
export const mostFields = 160;

/** Fields of the map of a file. Pure. */
export function fieldsOf(totalBytes: number): number {
  return Math.min(mostFields, Math.ceil(totalBytes / pieceBytes));
}
