import type { WizardStep } from '../../src-preload/contract/wizard.ts';
import type { DownloadPhase } from '../state/phase.ts';

const steps: Readonly<Record<WizardStep, string>> = {
  hello: 'Hello',
  choose: 'Your model',
  get: 'Download',
  ready: 'Ready',
};

const titles: Readonly<Record<DownloadPhase, (name: string) => string>> = {
  queued: (name) => `${name} is queued`,
  scheduled: (name) => `${name} is scheduled`,
  downloading: (name) => `${name} is downloading`,
  retrying: (name) => `${name} is retrying soon`,
  paused: (name) => `${name} is paused`,
  checking: (name) => `${name} is being verified`,
  installing: (name) => `${name} is almost ready`,
  failed: (name) => `${name} has failed`,
  ready: (name) => `${name} is installed`,
};

/** What is said large beside the progress, where there is no time left to tell. */
const headlines: Readonly<Record<DownloadPhase, string>> = {
  queued: 'Queued',
  scheduled: 'At the hours you chose',
  downloading: 'It has just begun …',
  retrying: 'A short break',
  paused: 'Paused',
  checking: 'Almost done',
  installing: 'Almost done',
  failed: 'Needs attention',
  ready: 'Done',
};

/** Every visible word of the first run, in English. */
export const wizardWords = {
  progress: 'Steps',
  stepOf: (step: number, steps: number, name: string) => `Step ${step} of ${steps}: ${name}`,
  steps,
  skip: 'Skip setup',
  again: 'Show the welcome again',

  hello: {
    title: 'Your own AI, on\u00a0your own\u00a0computer',
    lead: 'Noggin finds the AI model that suits this computer and installs it for you.',
    promises: {
      private: { name: 'Private', text: 'What you ask Noggin stays on this computer.' },
      offline: { name: 'Works offline', text: 'Once it’s installed, it needs no internet.' },
      free: { name: 'Free', text: 'No account, no subscription, nothing to pay.' },
    },
    next: 'Find my model',
    calm: 'Nothing downloads yet.',
  },

  choose: {
    title: 'The best model for your computer',
    titleOther: 'Choose a model',
    titleNothing: 'There’s not enough space for a model yet',
    titleNoList: 'There is no model to choose from just now',
    seeAll: 'See all',
    showLess: 'Show less',
    kept: (folder: string, free: string) => `Saved in ${folder} (${free} free).`,
    keptUnknown: (folder: string) => `Saved in ${folder}.`,
    change: 'Change folder',
    noRoom: (needed: string, free: string) =>
      `The smallest one needs ${needed}, and ${free} are free. Free some space and check again, or use another drive.`,
    noRoomUnknown:
      'None of the models fits on this disk. Free some space and check again, or use another drive.',
    noList:
      'That need not stop you: use a model file you have, or look for models other programs have brought.',
    look: 'Check again',
    ways: 'Other ways to get a model',
    have: 'I already have a model file',
    search: 'Search this computer',
  },

  get: {
    titles,
    headlines,
    from: (host: string) => `From ${host}. Your progress is saved, whatever happens.`,
    close: 'You can close this window. The download continues and you’ll be notified.',
    another: 'Choose another model',
    others: 'Also on the list',
    follows: (name: string, small: string) => `${name} continues once ${small} is installed.`,
    isHere: (name: string) => `${name} is installed already: use it while the other one downloads.`,
    use: 'How to use it',
    smallTitle: 'Want something to use meanwhile?',
    small: (large: string, name: string, size: string, duration: string) =>
      `This takes ${large}. ${name} (${size}) downloads in ${duration}. The large one continues afterwards.`,
    smallFirst: (name: string) => `Get ${name} first`,
    long: 'more than a day',
    cancelled: (name: string) => `Canceled. What has arrived of ${name} is kept for a few seconds more.`,
    undo: 'Undo',
  },

  ready: {
    title: (name: string) => `${name} is ready`,
    lead: 'It’s on this computer: private, and it works offline.',
    receipt: 'Receipt',
    proof: 'Verified',
    provenByPublisher: 'Byte for byte',
    provenByNobody: 'Complete, but unverified',
    size: 'Size',
    when: 'Installed',
    also: (names: string) => `Also installed: ${names}.`,
    go: 'Done',
    use: 'How to use it',
  },
};
