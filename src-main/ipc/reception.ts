import type { IpcMain, IpcMainInvokeEvent } from 'electron';

const requestChannel = 'noggin:request';

/** Answers one request of the contract. */
export type Answer = (event: IpcMainInvokeEvent, name: unknown, payload: unknown) => Promise<unknown>;

/**
 * Takes the contract's requests on Electron's IPC from now on. A page asks its first question while main is still being
 * loaded (src-preload/preload.ts): what comes before there is somebody to answer waits.
 * @returns to be called once, with who answers
 */
export function receiveRequests(ipcMain: Pick<IpcMain, 'handle'>): (answer: Answer) => void {
  const { promise, resolve } = Promise.withResolvers<Answer>();
  ipcMain.handle(requestChannel, async (event, name: unknown, payload: unknown) =>
    (await promise)(event, name, payload),
  );
  return resolve;
}
