import type { FromModel, ToModel } from './messages.ts';

/** The line to main, from inside the model's process. */
export interface Channel {
  post(message: FromModel): void;
  onMessage(listener: (message: ToModel) => void): void;
  /** Main is gone. */
  onClose(listener: () => void): void;
}

/** Electron's line in a utility process, Node's in one that was forked. @throws in any other process */
export function openChannel(): Channel {
  // Electron declares it as always there.
  const electron = process.parentPort as typeof process.parentPort | undefined;
  if (electron !== undefined) {
    return {
      post: (message) => electron.postMessage(message),
      onMessage: (listener) => electron.on('message', ({ data }) => listener(data as ToModel)),
      // Chromium ends the process itself when main's end is closed.
      onClose: () => {},
    };
  }
  if (process.send === undefined) throw new Error('This file is the process of a model: it is forked');
  return {
    // What cannot be sent any more has nobody to hear it.
    post: (message) => process.send?.(message, undefined, {}, () => {}),
    onMessage: (listener) => process.on('message', (message) => listener(message as ToModel)),
    onClose: (listener) => process.on('disconnect', listener),
  };
}
