import { fork, type ChildProcess as NodeProcess } from 'node:child_process';
import path from 'node:path';
import type { FromModel, ToModel } from '../../../src-main/inference/process/messages.ts';
import type { ChildProcess } from '../../../src-main/platform/child-process.ts';

const worker = path.join(import.meta.dirname, '../../../src-main/inference/process/worker.ts');

/** A process of ours started by Node, for tests and benchmarks; the app starts it through Electron. */
export interface Forked<To, From> extends ChildProcess<To, From> {
  readonly child: NodeProcess;
}

/** A model's process. */
export type ForkedProcess = Forked<ToModel, FromModel>;

/** Forks process/worker.ts as it stands in the sources, or another build of it. */
export function forkProcess(file: string = worker): ForkedProcess {
  return forkFile(file);
}

/** Forks a file that talks to main. @param execArgv arguments of Node itself */
export function forkFile<To, From>(file: string, execArgv: readonly string[] = []): Forked<To, From> {
  const child = fork(file, {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: [...process.execArgv, ...execArgv],
  });
  // Reported by both `exit` and `error`.
  child.on('error', () => {});
  return {
    child,
    post: (message) => {
      if (child.connected) child.send(message as object, () => {});
    },
    onMessage: (listener) => child.on('message', (message) => listener(message as From)),
    onExit: (listener) => child.once('exit', (code, signal) => listener({ code, signal })),
    kill: () => child.kill('SIGKILL'),
  };
}
