import { useEffect, useSyncExternalStore } from 'react';
import type { Result } from '../../../src-preload/contract/errors.ts';
import type { HubAccessView } from '../../../src-preload/contract/huggingface.ts';
import { requestQuietly } from '../../state/commands.ts';

let access: HubAccessView = { hasToken: false, kept: null, isRefused: false };
const listeners = new Set<() => void>();

function take(answer: Result<HubAccessView>): Result<HubAccessView> {
  if (answer.ok) {
    access = answer.value;
    for (const listener of listeners) listener();
  }
  return answer;
}

/** Gives main the token; it never comes back. */
export async function giveToken(token: string): Promise<Result<HubAccessView>> {
  return take(await requestQuietly('hub:set-token', { token }));
}

/** Has main forget the token. */
export async function forgetToken(): Promise<void> {
  take(await requestQuietly('hub:forget-token', undefined));
}

/** Refreshes from main: the last lookup may have changed what is known of the token. */
export async function askAccess(): Promise<void> {
  take(await requestQuietly('hub:access', undefined));
}

/** Whether there is a token, how it is kept, and whether the hub takes it. */
export function useAccess(): HubAccessView {
  useEffect(() => void askAccess(), []);
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => access,
  );
}
