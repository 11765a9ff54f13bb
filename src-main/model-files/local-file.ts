/** A file on this computer. */
export interface LocalFile {
  /** Where it really is: no link. */
  readonly path: string;
  /** What it is called where the person sees it. */
  readonly fileName: string;
  readonly bytes: number;
  /** As what it was looked at: nothing else under its name is brought. See `seenAs`. */
  readonly seen: string;
}
