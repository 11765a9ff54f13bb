import type { DownloadView } from '../../src-preload/contract/downloads.ts';
import { overallProgress } from './overall-progress.ts';
import type { Words } from './words/words.ts';

/** What the icon in the tray or menu bar says and offers. */
export interface TrayFace {
  readonly tip: string;
  /** Ids of what could be paused, and of what could go on. */
  readonly pausable: readonly string[];
  readonly resumable: readonly string[];
}

/** Sums up the downloads. Pure. */
export function trayFace(downloads: readonly DownloadView[], words: Words): TrayFace {
  const able = (action: DownloadView['actions'][number]): readonly string[] =>
    downloads.filter(({ actions }) => actions.includes(action)).map(({ id }) => id);
  const pausable = able('pause');
  const { value } = overallProgress(downloads);
  const percent = Math.floor(Math.min(1, Math.max(0, value)) * 100);
  const isKnown = value >= 0 && value <= 1 && pausable.length > 0;
  return {
    tip: isKnown ? words.progress(percent, pausable.length) : words.idle,
    pausable,
    resumable: able('resume'),
  };
}
