/**
 * Does something at once, but never twice at the same time, and not again before so many milliseconds have gone by:
 * what is asked for meanwhile is done once, afterwards.
 * @param work never rejects
 */
export function throttle(work: () => Promise<void>, gapMs: number): () => void {
  let isResting = true;
  let isDue = false;
  const begin = (): void => {
    if (!isResting) {
      isDue = true;
      return;
    }
    isResting = false;
    void work().then(() => setTimeout(rest, gapMs).unref());
  };
  const rest = (): void => {
    isResting = true;
    if (!isDue) return;
    isDue = false;
    begin();
  };
  return begin;
}
