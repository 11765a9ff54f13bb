import type { ChatPush } from './chat.ts';
import type { Result } from './errors.ts';
import type { Request, RequestInput, RequestOutput } from './requests.ts';
import type { StatePatch } from './snapshot.ts';

/** What the preload puts on `window.noggin`: nothing else of Electron reaches the page. */
export interface NogginApi {
  /** Sends one request to main; never rejects for an error of the app, see {@link Result}. */
  request<R extends Request>(name: R, payload: RequestInput<R>): Promise<Result<RequestOutput[R]>>;
  /** Subscribes to pushed patches; subscribe first, then request `app:snapshot`. Returns the unsubscribe function. */
  onState(listener: (patch: StatePatch) => void): () => void;
  /** Subscribes to chat events. Returns the unsubscribe function. */
  onChat(listener: (push: ChatPush) => void): () => void;
}
