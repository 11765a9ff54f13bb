/** The line to main, from inside a process of ours. */
export interface ParentChannel<To, From> {
  post(message: From): void;
  onMessage(listener: (message: To) => void): void;
  /** Main is gone. */
  onClose(listener: () => void): void;
}

/** Electron's line in a utility process, Node's in one that was forked. @throws in any other process */
export function openParentChannel<To, From>(): ParentChannel<To, From> {
  // Electron declares it as always there.
  const electron = process.parentPort as typeof process.parentPort | undefined;
  if (electron !== undefined) {
    return {
      post: (message) => electron.postMessage(message),
      onMessage: (listener) => electron.on('message', ({ data }) => listener(data as To)),
      // Chromium ends the process itself when main's end is closed.
      onClose: () => {},
    };
  }
  if (process.send === undefined) throw new Error('This file is a process of its own: it is forked');
  return {
    // Main is gone: nobody hears it.
    post: (message) => process.send?.(message, undefined, {}, () => {}),
    onMessage: (listener) => process.on('message', (message) => listener(message as To)),
    onClose: (listener) => process.on('disconnect', listener),
  };
}
