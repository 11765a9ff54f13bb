import { useEffect, useRef, useState } from 'react';

/** A command that takes no longer than this is not worth a word, in milliseconds. */
const worthShowingMs = 250;

/**
 * Runs what a press starts, one at a time: while it is on its way, further presses do nothing. Whether it takes long
 * enough to be shown comes beside it, so that what is answered at once never flickers.
 */
export function useBusy(start: () => unknown): {
  readonly press: () => Promise<void>;
  readonly looksBusy: boolean;
} {
  const isBusy = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const [looksBusy, setLooksBusy] = useState(false);
  useEffect(() => () => clearTimeout(timer.current), []);
  const press = async (): Promise<void> => {
    if (isBusy.current) return;
    isBusy.current = true;
    timer.current = setTimeout(() => setLooksBusy(true), worthShowingMs);
    try {
      await start();
    } finally {
      clearTimeout(timer.current);
      isBusy.current = false;
      setLooksBusy(false);
    }
  };
  return { press, looksBusy };
}
