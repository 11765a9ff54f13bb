/** Two crashes within this time mean a loop. */
const windowMs = 60_000;

/** Decides whether a model whose process crashed is started again by itself. */
export interface Crashes {
  record(nowMs: number): void;
  /** Whether starting it again would be a loop: it crashed twice within a minute, and nobody has asked since. */
  readonly isLoop: boolean;
  /** A person asks for it, or another model is loaded. */
  forgive(): void;
}

/** Time is an argument. */
export function createCrashes(): Crashes {
  let lastMs: number | null = null;
  let isLoop = false;
  return {
    record: (nowMs) => {
      isLoop = lastMs !== null && nowMs - lastMs < windowMs;
      lastMs = nowMs;
    },
    get isLoop() {
      return isLoop;
    },
    forgive: () => {
      lastMs = null;
      isLoop = false;
    },
  };
}
