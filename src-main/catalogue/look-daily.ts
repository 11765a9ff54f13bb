import type { Catalogues } from './catalogues.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** Looks for a newer catalogue now and once a day; keeps no process alive. Returns the way to stop. */
export function lookDaily(catalogues: Pick<Catalogues, 'lookForNewer'>, everyMs = dayMs): () => void {
  void catalogues.lookForNewer();
  const timer = setInterval(() => void catalogues.lookForNewer(), everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
