/** One download of the benchmark: source, size, and hash. */
export interface Job {
  readonly url: string;
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
  /** An empty folder on a real disk, for everything that the contender writes. */
  readonly folder: string;
}

/** Delay of an event loop beyond the timer that measures it, in milliseconds. */
export interface LoopDelay {
  readonly p99Ms: number;
  readonly maxMs: number;
}

/** The result of one run of one contender. Null: unknown for this contender on this machine. */
export interface Measurement {
  /** Seconds for the job. In Electron: from the command to the final name, without the process's start and stop. */
  readonly wallS: number;
  /** Seconds of processor, user and system, with children. In Electron over all its processes, within the job. */
  readonly cpuS: number | null;
  /** Largest resident memory of one process; in Electron of the main process. */
  readonly peakBytes: number | null;
  /** Electron only: how far the peak lies above what the main process held just before the job. */
  readonly aboveIdleBytes: number | null;
  /** Seconds from the last byte of the body to the final name. */
  readonly lastByteToNameS: number | null;
  readonly loop: LoopDelay | null;
}

/**
 * `noggin`: ours. `peer`: does the same whole job. `reference`: the download alone, or not comparable. `floor`: the
 * limit of the machine.
 */
export type Role = 'noggin' | 'peer' | 'reference' | 'floor';

/** A program that can do the job. */
export interface Contender {
  readonly name: string;
  readonly role: Role;
  /** Why it cannot run here, for a person; null when it can. */
  readonly missing: string | null;
  /** Untimed: prepares the folder for the run. */
  prepare?(job: Job): Promise<void>;
  /** @throws when the job failed, or its result is wrong */
  run(job: Job): Promise<Measurement>;
}
