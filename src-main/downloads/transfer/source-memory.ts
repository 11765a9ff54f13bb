import type { ResponseClass } from './classify-response.ts';

/** What the connections of one transfer have learned of the source and how it wants to be asked. */
export interface SourceMemory {
  /** Where redirects led the last time. A hint: any failure there clears it. */
  shortcut: URL | null;
  /** The redirect was resolved once more because its target refused; reset by an answer that is taken. */
  resolvedAgain: boolean;
  /** Sends If-Range; a source that answers it wrongly is asked without. */
  ifRange: boolean;
  /** A range was answered with the whole file; the second time in a row counts. */
  rangeIgnored: boolean;
  /** Answers in a row whose range is not the one asked for. */
  badRanges: number;
  /** How the source refused the token; it is then asked without one. */
  tokenRefusal: { readonly status: number; readonly judgement: ResponseClass } | null;
}

/** @param ifRange whether another version of the file has to be noticed by its validator */
export function createSourceMemory(ifRange: boolean): SourceMemory {
  return {
    shortcut: null,
    resolvedAgain: false,
    ifRange,
    rangeIgnored: false,
    badRanges: 0,
    tokenRefusal: null,
  };
}
