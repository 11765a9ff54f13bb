/** Two crashes within this time, in milliseconds, mean a loop; a loop is left after as long without one. */
const windowMs = 60_000;

/** Decides whether a model whose process crashed is started again without a person. Time is an argument. */
export interface Crashes {
  record(nowMs: number): void;
  /** Whether starting it again would be a loop: two crashes within a minute, the last less than a minute ago. */
  isLoop(nowMs: number): boolean;
  /** It answered, a person asks for it, or another model is loaded: earlier crashes no longer count. */
  forgive(): void;
}

/** Starts without any crash. */
export function createCrashes(): Crashes {
  let lastMs: number | null = null;
  let wasClose = false;
  return {
    record: (nowMs) => {
      wasClose = lastMs !== null && nowMs - lastMs < windowMs;
      lastMs = nowMs;
    },
    isLoop: (nowMs) => wasClose && lastMs !== null && nowMs - lastMs < windowMs,
    forgive: () => {
      lastMs = null;
      wasClose = false;
    },
  };
}
