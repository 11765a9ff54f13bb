/** How a process ended; both null where that is not known. */
export interface ProcessEnd {
  readonly code: number | null;
  /** The signal that ended it, such as SIGKILL or SIGABRT. */
  readonly signal: string | null;
}

/** A process of ours, seen from main; started by Electron, or by Node. */
export interface ChildProcess<To, From> {
  /** Does nothing once it has ended. */
  post(message: To): void;
  onMessage(listener: (message: From) => void): void;
  /** Called once, also where it could not be started. */
  onExit(listener: (end: ProcessEnd) => void): void;
  /** Ends it at once, whatever it is doing. */
  kill(): void;
}
