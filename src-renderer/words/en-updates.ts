import type { NoUpdates } from '../../src-preload/contract/updates.ts';

const off: Readonly<Record<Exclude<NoUpdates, 'policy'>, string>> = {
  'system-package':
    'This Noggin was installed as a package of the system. It is updated by installing a newer package.',
  'not-installed': 'This copy of Noggin was not installed, so it does not update itself.',
};

/** Words about newer versions of Noggin. Dates arrive formatted. */
export const updateWords = {
  title: 'Updates',
  automatic: 'Update automatically',
  look: 'Check now',
  restart: 'Restart and update',
  off,
  never: 'Not checked yet.',
  newest: (when: string) => `You have the newest Noggin. Last checked ${when}.`,
  looking: 'Checking for a newer Noggin…',
  waiting: (version: string) => `Noggin ${version} is available. It downloads once your models have arrived.`,
  fetching: (version: string) => `Noggin ${version} is downloading in the background.`,
  progress: 'Update progress',
  ready: (version: string) =>
    `Noggin ${version} is ready. It’s installed when you quit Noggin; downloads pause and continue afterwards.`,
  readyUnasked: (version: string) =>
    `Noggin ${version} is ready. It’s installed when you say so; downloads pause and continue afterwards.`,
  failed: 'There was no update this time. Noggin stays as it is and tries again tomorrow.',
  failedUnasked: 'There was no update this time. Noggin stays as it is.',
  tampered: 'The newer Noggin failed its signature check and was discarded. Noggin stays as it is.',
};
