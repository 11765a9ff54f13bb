import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import type { ModelProcess } from '../../../src-main/inference/model-process.ts';
import type { FromModel } from '../../../src-main/inference/process/messages.ts';

const worker = path.join(import.meta.dirname, '../../../src-main/inference/process/worker.ts');

/** A model's process started by Node, for tests and the bench; the app starts it by Electron. */
export interface ForkedProcess extends ModelProcess {
  readonly child: ChildProcess;
}

/** Forks process/worker.ts as it stands in the sources, or another build of it. */
export function forkProcess(file: string = worker): ForkedProcess {
  const child = fork(file, { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  // Told by `exit` and `error` alike.
  child.on('error', () => {});
  return {
    child,
    post: (message) => {
      if (child.connected) child.send(message, () => {});
    },
    onMessage: (listener) => child.on('message', (message) => listener(message as FromModel)),
    onExit: (listener) => child.once('exit', (code, signal) => listener({ code, signal })),
    kill: () => child.kill('SIGKILL'),
  };
}
