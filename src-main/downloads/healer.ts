/** Looks after downloads that wait, for as long as there are any; otherwise it does nothing at all. */
export interface Healer {
  /** There may be something to look after. */
  watch(): void;
  stop(): void;
}

/**
 * @param everyMs time between looks, in milliseconds
 * @param look resolves with whether there is still something to look after
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
