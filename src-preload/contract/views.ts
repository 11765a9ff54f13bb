import { z } from 'zod';

/** Requests of single views that a snapshot need not hold. */
export const viewRequestSchemas = {
  /** Requested at most twice a second, while the map is unfolded. */
  'download:pieces': z.strictObject({ id: z.uuid() }),
} as const;

/** A file as a row of fields of equal size, at most 160. */
export interface PiecesView {
  /** Share of each field that has arrived, in whole percent. */
  readonly filled: readonly number[];
  /** Fields that a connection is filling. */
  readonly fetching: readonly number[];
}

/** Values of the views' requests. */
export interface ViewRequestOutput {
  /** Null where the size of the file is not known. */
  'download:pieces': PiecesView | null;
}
