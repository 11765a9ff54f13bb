import type { DownloadAction, DownloadState, StateReason } from '../../src-preload/contract/downloads.ts';
import type { ErrorCode } from '../../src-preload/contract/errors.ts';

/**
 * Every legal transition. The ledger holds the same pairs for its trigger; a test keeps both equal. Pause and cancel
 * are legal wherever work may happen, so that the last click wins.
 */
export const transitions: Readonly<Record<DownloadState, readonly DownloadState[]>> = {
  pending: ['downloading', 'paused', 'cancelled', 'failed'],
  downloading: ['pending', 'paused', 'verifying', 'failed', 'cancelled'],
  paused: ['pending', 'cancelled'],
  verifying: ['pending', 'downloading', 'installing', 'paused', 'failed', 'cancelled'],
  installing: ['pending', 'complete', 'paused', 'failed', 'cancelled'],
  failed: ['pending', 'cancelled'],
  complete: [],
  cancelled: [],
};

/** Whether the table allows the move. */
export function isLegal(from: DownloadState, to: DownloadState): boolean {
  return transitions[from].includes(to);
}

/** States with a job at work. */
export const atWork: readonly DownloadState[] = ['downloading', 'verifying', 'installing'];

/** Waits for a person, or for its cause to be over: it can be resumed. Pure. */
export function isAtRest({ state }: { readonly state: DownloadState }): boolean {
  return state === 'paused' || state === 'failed';
}

/** Terminal states; in every other state a download is alive, and a file has at most one alive. */
export function isTerminal(state: DownloadState): boolean {
  return transitions[state].length === 0;
}

/**
 * What the person can do now; the window shows these buttons and no other.
 * @param isHeld it waits for the hours in which downloads may fetch
 */
export function actionsIn(
  state: DownloadState,
  errorCode: ErrorCode | null,
  isHeld = false,
): readonly DownloadAction[] {
  switch (state) {
    case 'pending':
      return isHeld ? ['run-now', 'pause', 'cancel'] : ['pause', 'cancel'];
    case 'downloading':
    case 'verifying':
    case 'installing':
      return ['pause', 'cancel'];
    case 'paused':
      return ['resume', 'cancel'];
    case 'failed':
      return errorCode === 'target-occupied' ? ['replace', 'cancel'] : ['retry', 'cancel'];
    case 'complete':
    case 'cancelled':
      return [];
  }
}

/** The transition of a download whose process died, or was quit. */
export function afterRestart(
  state: DownloadState,
  reason: StateReason | null,
  resumeAutomatically: boolean,
): { readonly to: DownloadState; readonly reason: StateReason; readonly interrupted: boolean } | null {
  if (state === 'paused' && reason === 'quit') {
    return resumeAutomatically ? { to: 'pending', reason: 'quit', interrupted: false } : null;
  }
  // Do not ask: at most a rename is missing. The disk will tell.
  if (state === 'installing') return { to: 'pending', reason: 'interrupted', interrupted: false };
  if (state === 'downloading' || state === 'verifying' || state === 'pending') {
    return resumeAutomatically
      ? { to: 'pending', reason: 'interrupted', interrupted: true }
      : { to: 'paused', reason: 'interrupted', interrupted: true };
  }
  return null;
}
