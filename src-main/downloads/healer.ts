/** Looks at waiting downloads while there are any; otherwise does nothing. */
export interface Healer {
  /** Something may be waiting now. */
  watch(): void;
  stop(): void;
}

/**
 * @param everyMs milliseconds between looks
 * @param look resolves with whether anything is still waiting
 */
export function createHealer(
  everyMs: number,
  look: () => Promise<boolean>,
  failed: (error: unknown) => void,
): Healer {
  let timer: NodeJS.Timeout | null = null;
  let isStopped = false;

  const lookOnce = async (): Promise<void> => {
    let isNeeded = true;
    try {
      isNeeded = isStopped ? false : await look();
    } catch (error) {
      failed(error);
    }
    timer = null;
    if (isNeeded) watch();
  };
  const watch = (): void => {
    if (timer !== null || isStopped) return;
    timer = setTimeout(() => void lookOnce(), everyMs);
    timer.unref();
  };
  return {
    watch,
    stop: () => {
      isStopped = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
}
