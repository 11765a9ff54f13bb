import type { updateRequests } from '../../src-preload/contract/updates.ts';
import type { Updates } from '../updates/updates.ts';
import type { Handlers } from './gateway.ts';

/** What the requests about newer versions are made of. */
export interface UpdateServices {
  readonly updates: Pick<Updates, 'look' | 'wantRestart'>;
  /** Ends the app as a person does. */
  quit(): void;
}

/** Binds the requests about newer versions of Noggin. */
export function updateHandlers({
  updates,
  quit,
}: UpdateServices): Pick<Handlers, keyof typeof updateRequests> {
  return {
    // Not waited for: what comes of it is pushed.
    'updates:look': () => {
      void updates.look('person');
      return null;
    },
    'updates:restart': () => {
      updates.wantRestart();
      // After the answer has gone out.
      setImmediate(quit);
      return null;
    },
  };
}
