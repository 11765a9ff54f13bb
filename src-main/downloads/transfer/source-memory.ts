import type { ResponseClass } from './classify-response.ts';

/** What the connections of a transfer learned about asking its source. */
export interface SourceMemory {
  /** Where redirects led the last time. A hint: any failure there clears it. */
  shortcut: URL | null;
  /** The redirect was resolved anew after a refusal; reset by an accepted response. */
  resolvedAgain: boolean;
  /** Whether to send If-Range; off once the source answers it wrongly. */
  ifRange: boolean;
  /** Full files in a row instead of a range; the second one counts. */
  rangeIgnored: boolean;
  /** Responses in a row with a wrong range. */
  badRanges: number;
  /** How the source refused the token; then requests carry none. */
  tokenRefusal: { readonly status: number; readonly judgement: ResponseClass } | null;
}

/** @param ifRange whether validators must detect another version */
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
