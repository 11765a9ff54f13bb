import type { NoUpdates } from '../../src-preload/contract/updates.ts';

const off: Readonly<Record<Exclude<NoUpdates, 'policy'>, string>> = {
  'system-package':
    'This Noggin was installed as a package of the system. It is updated by installing a newer package.',
  'not-installed': 'This copy of Noggin was not installed, so it does not update itself.',
};

/** Words about newer versions of Noggin. Dates arrive formatted. */
export const updateWords = {
  title: 'Updates',
  automatic: 'Keep Noggin up to date by itself',
  look: 'Look now',
  restart: 'Restart and update',
  off,
  never: 'Not looked yet.',
  newest: (when: string) => `You have the newest Noggin. Last looked ${when}.`,
  looking: 'Looking for a newer Noggin…',
  waiting: (version: string) => `Noggin ${version} is there. It is fetched when your models have arrived.`,
  fetching: (version: string) => `Noggin ${version} is being fetched in the background.`,
  progress: 'Update progress',
  ready: (version: string) =>
    `Noggin ${version} is ready. It is installed when you quit Noggin; downloads pause and go on after it.`,
  readyUnasked: (version: string) =>
    `Noggin ${version} is ready. It is installed when you say so; downloads pause and go on after it.`,
  failed: 'There was no update this time. Noggin stays as it is and tries again tomorrow.',
  failedUnasked: 'There was no update this time. Noggin stays as it is.',
  tampered:
    'The newer Noggin was not what its makers announced, so it was thrown away. Noggin stays as it is.',
};
