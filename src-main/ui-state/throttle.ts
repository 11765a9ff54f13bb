/**
 * Throttle: runs the work at once, never twice at the same time, and at most once per gap. Calls meanwhile cause one
 * more run afterwards.
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
