import type { DownloadView } from '../../../src-preload/contract/downloads.ts';
import type { ModelView } from '../../../src-preload/contract/snapshot.ts';

/** Offers a small model first for downloads longer than this, in seconds. */
const longSeconds = 15 * 60;
/** Withdraws the offer below this time left (hysteresis), in seconds. */
const stillLongSeconds = 10 * 60;
/** Most of the large one's time that the small one may take. */
const worthShare = 1 / 3;
/** Prefers capability to speed up to this many seconds. */
const soonSeconds = 5 * 60;

/** A small model to start with, and how long both take, in seconds. */
export interface SmallFirst {
  readonly model: ModelView;
  readonly seconds: number;
  readonly largeSeconds: number;
}

/**
 * A model worth having first while a large one takes long; null where there is none, or it does not take long. Times
 * are by the present speed where it is known, else by the measured or assumed one. Pure.
 * @param models all that are known, with that of the download
 * @param choosable those that can be had
 * @param isOffered whether it has been offered already
 */
export function smallFirstFor(
  download: DownloadView,
  models: readonly ModelView[],
  choosable: readonly ModelView[],
  isOffered: boolean,
): SmallFirst | null {
  if (download.state !== 'pending' && download.state !== 'downloading') return null;
  // The small one would wait for the same hours.
  if (download.heldUntilMs !== null) return null;
  const isPaceKnown = download.secondsLeft !== null && download.bytesPerSecond > 0;
  const plannedSeconds = models.find(({ id }) => id === download.modelId)?.fit.downloadSeconds ?? null;
  const largeSeconds = isPaceKnown ? download.secondsLeft : plannedSeconds;
  if (largeSeconds === null || largeSeconds <= (isOffered ? stillLongSeconds : longSeconds)) return null;
  const secondsOf = ({ bytes, fit }: ModelView): number | null =>
    isPaceKnown && bytes !== null ? bytes / download.bytesPerSecond : fit.downloadSeconds;
  const candidates = choosable.flatMap((model) => {
    const seconds = secondsOf(model);
    const isGood =
      model.recommendable &&
      model.fit.verdict === 'comfortable' &&
      model.fit.room.kind === 'fits' &&
      model.id !== download.modelId;
    return isGood && seconds !== null && seconds <= largeSeconds * worthShare ? [{ model, seconds }] : [];
  });
  const soon = candidates.filter(({ seconds }) => seconds <= soonSeconds);
  const best =
    soon.toSorted((a, b) => b.model.rank - a.model.rank || a.seconds - b.seconds)[0] ??
    candidates.toSorted((a, b) => a.seconds - b.seconds)[0];
  return best === undefined ? null : { ...best, largeSeconds };
}
