import type { ErrorView } from '../../../src-preload/contract/errors.ts';

/** The text of a file, to be asked about. */
export interface AttachedText {
  /** As it can be shown. */
  readonly name: string;
  readonly text: string;
  readonly characters: number;
}

/**
 * Takes the text out of a file of the person's: plain text of any kind, or a PDF.
 * @param file an absolute path
 * @throws NogginError `file-unreadable` for everything else, and for what holds no text, is too large or takes too
 * long; `question-too-long` for more text than any model takes; no error holds a word or the name of the file
 */
export type ReadAttachment = (file: string) => Promise<AttachedText>;

/** What the worker answers. */
export type AttachmentOutcome =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'failed'; readonly error: ErrorView };

export const mostBytes = 20_000_000;
/** As the contract's attachments, in UTF-16 units. */
export const mostCharacters = 400_000;
