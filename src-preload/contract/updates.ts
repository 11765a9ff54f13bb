import { z } from 'zod';
import type { ErrorView } from './errors.ts';

/**
 * Why this copy of Noggin does not update itself: its administrator has decided so, it was installed as a package of
 * the system, or it was not installed at all (unpacked, or run from its sources).
 */
export type NoUpdates = 'policy' | 'system-package' | 'not-installed';

/** What there is to know of newer versions of Noggin. Times in epoch milliseconds. */
export type UpdateView =
  | { readonly state: 'off'; readonly why: NoUpdates }
  /** Nothing newer when it was last looked, nothing that is wanted, or not looked yet. */
  | { readonly state: 'idle'; readonly lookedAtMs: number | null }
  | { readonly state: 'looking' }
  /** A newer version waits until no model downloads. */
  | { readonly state: 'waiting'; readonly version: string }
  | { readonly state: 'fetching'; readonly version: string; readonly percent: number }
  /** Downloaded and verified; installed on quit, or on request where quitting may not install. */
  | { readonly state: 'ready'; readonly version: string }
  | { readonly state: 'failed'; readonly error: ErrorView; readonly lookedAtMs: number };

/** Requests about newer versions of Noggin. What comes of them is pushed. */
export const updateRequests = {
  'updates:look': z.undefined(),
  /** Ends Noggin as a person does, installs what is ready, and starts it again. */
  'updates:restart': z.undefined(),
} as const;

/** What they answer. */
export interface UpdateOutput {
  'updates:look': null;
  'updates:restart': null;
}
