import { z } from 'zod';

/** Requests about the diagnostics. The page names no file: main asks the person where to. */
export const diagnosisRequests = {
  /** Makes one file that a person can read and send to whoever helps. */
  'diagnosis:save': z.undefined(),
  /** Shows the file that was saved last in its folder. */
  'diagnosis:show': z.undefined(),
} as const;

/** What was saved: the name of the file, and its size in bytes. */
export interface SavedDiagnostics {
  readonly name: string;
  readonly bytes: number;
}

/** Values of the requests in {@link diagnosisRequests}. */
export interface DiagnosisOutput {
  /** Null: the person changed their mind. */
  'diagnosis:save': SavedDiagnostics | null;
  'diagnosis:show': null;
}
