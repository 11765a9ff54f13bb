import type { FromModel, ToModel } from './process/messages.ts';

/** How a process ended; both null where that is not known. */
export interface ProcessEnd {
  readonly code: number | null;
  /** The signal that ended it, such as SIGKILL or SIGABRT. */
  readonly signal: string | null;
}

/** The process that a model runs in, seen from main: process/worker.ts, started by Electron or by Node. */
export interface ModelProcess {
  /** Does nothing once it has ended. */
  post(message: ToModel): void;
  onMessage(listener: (message: FromModel) => void): void;
  /** Called once, also where it could not be started. */
  onExit(listener: (end: ProcessEnd) => void): void;
  /** Ends it at once, whatever it is doing. */
  kill(): void;
}
