import { z } from 'zod';

/** Requests of single views that a snapshot need not hold. */
export const viewRequestSchemas = {
  /** Asked at most twice a second, while the map of pieces is unfolded. */
  'download:pieces': z.strictObject({ id: z.uuid() }),
} as const;

/** A file as a row of fields of equal size, at most 160. */
export interface PiecesView {
  /** How much of each field is there, in whole percent. */
  readonly filled: readonly number[];
  /** Fields in which a connection is at work. */
  readonly fetching: readonly number[];
}

/** Values of the views' requests. */
export interface ViewRequestOutput {
  /** Null where the size of the file is not known. */
  'download:pieces': PiecesView | null;
}
