import { fileURLToPath } from 'node:url';
import { utilityProcess } from 'electron';
import type { ModelProcess } from '../../inference/model-process.ts';
import type { FromModel } from '../../inference/process/messages.ts';

/**
 * Starts the process of a model as a utility process of Electron's, which ends with the app whatever becomes of that.
 * @param file the built process/worker.ts
 */
export function forkModelProcess(file: URL): ModelProcess {
  const child = utilityProcess.fork(fileURLToPath(file), [], {
    serviceName: 'Noggin model',
    stdio: 'ignore',
  });
  let isOver = false;
  return {
    post: (message) => {
      if (!isOver) child.postMessage(message);
    },
    onMessage: (listener) => child.on('message', (message: FromModel) => listener(message)),
    onExit: (listener) =>
      child.once('exit', (code) => {
        isOver = true;
        listener({ code, signal: null });
      }),
    kill: () => {
      child.kill();
    },
  };
}
