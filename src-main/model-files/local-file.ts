/** A file on this computer. */
export interface LocalFile {
  /** Its real path. */
  readonly path: string;
  /** What it is called where the person sees it. */
  readonly fileName: string;
  readonly bytes: number;
  /** Identity when it was inspected: no other file of this name is used. See `seenAs`. */
  readonly seen: string;
}
