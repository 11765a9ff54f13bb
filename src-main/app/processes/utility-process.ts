import { fileURLToPath } from 'node:url';
import { utilityProcess } from 'electron';
import type { ChildProcess } from '../../platform/child-process.ts';

/**
 * Starts a process of ours as a utility process of Electron's, which ends with the app whatever becomes of that.
 * @param file the built worker.ts of it
 * @param serviceName what the system's list of processes calls it
 */
export function forkUtilityProcess<To, From>(file: URL, serviceName: string): ChildProcess<To, From> {
  const child = utilityProcess.fork(fileURLToPath(file), [], { serviceName, stdio: 'ignore' });
  let isOver = false;
  return {
    post: (message) => {
      if (!isOver) child.postMessage(message);
    },
    onMessage: (listener) => child.on('message', (message: From) => listener(message)),
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
