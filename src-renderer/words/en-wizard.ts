import type { WizardStep } from '../../src-preload/contract/wizard.ts';
import type { DownloadPhase } from '../state/phase.ts';

const steps: Readonly<Record<WizardStep, string>> = {
  hello: 'Hello',
  choose: 'Your model',
  get: 'Getting it',
  ready: 'Ready',
};

const titles: Readonly<Record<DownloadPhase, (name: string) => string>> = {
  queued: (name) => `${name} is next in line`,
  downloading: (name) => `${name} is on its way`,
  retrying: (name) => `${name} is waiting to go on`,
  paused: (name) => `${name} is paused`,
  checking: (name) => `${name} is being checked`,
  installing: (name) => `${name} is moving in`,
  failed: (name) => `${name} has stopped`,
  ready: (name) => `${name} is here`,
};

/** What is said large beside the progress, where there is no time left to tell. */
const headlines: Readonly<Record<DownloadPhase, string>> = {
  queued: 'Waiting for its turn',
  downloading: 'It has just begun …',
  retrying: 'A short break',
  paused: 'Paused',
  checking: 'Almost done',
  installing: 'Almost done',
  failed: 'It needs you',
  ready: 'Done',
};

/** Every visible word of the first run, in English. */
export const wizardWords = {
  progress: 'Steps',
  stepOf: (step: number, steps: number, name: string) => `Step ${step} of ${steps}: ${name}`,
  steps,
  skip: 'Skip, I know my way',
  again: 'Show the welcome again',

  hello: {
    title: 'Your own AI, on\u00a0your own\u00a0computer',
    lead: 'Noggin finds the AI model that suits this computer and brings it here.',
    promises: {
      private: { name: 'Private', text: 'What you ask Noggin stays on this computer.' },
      offline: { name: 'Works offline', text: 'Once it is here, it needs no internet.' },
      free: { name: 'Free', text: 'No account, no subscription, nothing to pay.' },
    },
    next: 'Find my model',
    calm: 'Nothing is downloaded yet.',
  },

  choose: {
    title: 'The best model for your computer',
    titleOther: 'Choose a model',
    titleNothing: 'There is no room for a model yet',
    titleNoList: 'There is no model to choose from just now',
    seeAll: 'See all',
    showLess: 'Show less',
    kept: (folder: string, free: string) => `It will be kept in ${folder}, where ${free} are free.`,
    keptUnknown: (folder: string) => `It will be kept in ${folder}.`,
    change: 'Change folder',
    noRoom: (needed: string, free: string) =>
      `The smallest one needs ${needed} of room, and ${free} are free. Make some room and look again, or keep models on another drive.`,
    noRoomUnknown:
      'None of the models fits on this disk. Make some room and look again, or keep models on another drive.',
    noList:
      'That need not stop you: use a model file you have, or look for models other programs have brought.',
    look: 'Look again',
    ways: 'Other ways to a model',
    have: 'I already have a model file',
    search: 'Look on this computer',
  },

  get: {
    titles,
    headlines,
    from: (host: string) => `It comes from ${host}. Whatever has arrived is kept, whatever happens.`,
    close: 'You can close this window, it goes on. You will be told when it is ready.',
    another: 'Choose another model',
    others: 'Also on the list',
    follows: (name: string, small: string) => `${name} goes on by itself as soon as ${small} is here.`,
    isHere: (name: string) => `${name} is here already: use it while the other one comes.`,
    use: 'How to use it',
    smallTitle: 'Something to start with meanwhile?',
    small: (large: string, name: string, size: string, duration: string) =>
      `This takes ${large}. ${name} (${size}) is here in ${duration}. The large one follows by itself.`,
    smallFirst: (name: string) => `Get ${name} first`,
    long: 'more than a day',
    cancelled: (name: string) => `Cancelled. What has arrived of ${name} is kept for a few seconds more.`,
    undo: 'Undo',
  },

  ready: {
    title: (name: string) => `${name} is ready`,
    lead: 'It lives on this computer now: private, and it works without the internet.',
    receipt: 'Receipt',
    proof: 'Checked',
    provenByPublisher: 'Byte for byte',
    provenByNobody: 'It is whole, but nobody vouches for it',
    size: 'Size',
    when: 'Ready since',
    also: (names: string) => `Also here: ${names}.`,
    go: 'Go to Noggin',
    use: 'How to use it',
  },
};
