import type { ChatPush } from './chat.ts';
import type { Result } from './errors.ts';
import type { Request, RequestInput, RequestOutput } from './requests.ts';
import type { StatePatch } from './snapshot.ts';

/** What the preload puts on `window.noggin`: nothing else of Electron reaches the page. */
export interface NogginApi {
  /** Sends one request to main; never rejects for an error of the app, see {@link Result}. */
  request<R extends Request>(name: R, payload: RequestInput<R>): Promise<Result<RequestOutput[R]>>;
  /** Listens to pushed patches. Listen first, then ask for `app:snapshot`. Returns the way to stop listening. */
  onState(listener: (patch: StatePatch) => void): () => void;
  /** Listens to what is pushed of conversations. Returns the way to stop listening. */
  onChat(listener: (push: ChatPush) => void): () => void;
}
