import type { Standing } from '../../src-preload/contract/computer.ts';
import type { Bottleneck, StateReason } from '../../src-preload/contract/downloads.ts';

import type { DownloadPhase } from '../state/phase.ts';
import { aboutWords } from './en-about.ts';
import { policyWords } from './en-admin-policy.ts';
import { catalogueWords, licenceInWords } from './en-catalogue.ts';
import { chatWords } from './en-chat.ts';
import { computerWords } from './en-computer.ts';
import { linkWords } from './en-deep-links.ts';
import { designWords } from './en-design.ts';
import { diagnosisWords } from './en-diagnostics.ts';
import { errorSentences } from './en-errors.ts';
import { storageWords } from './en-folder.ts';
import { hubWords } from './en-huggingface.ts';
import { libraryWords } from './en-library.ts';
import { serverWords } from './en-server.ts';
import { updateWords } from './en-updates.ts';
import { useItWords } from './en-use-it.ts';
import { viewWords } from './en-views.ts';
import { wizardWords } from './en-wizard.ts';

/** Why a download is paused, and what to do about it. */
const pauseReasons: Readonly<Record<StateReason, string>> = {
  user: 'Everything so far is kept.',
  quit: 'Paused when Noggin was closed. Everything so far is kept.',
  interrupted: 'Noggin ended unexpectedly. What was safely on the disk is kept.',
  'disk-full': 'There is not enough room on the disk. As soon as there is, it goes on by itself.',
  'folder-unavailable':
    'The folder for models cannot be reached. Connect its drive, and it goes on by itself.',
  offline: 'There is no connection to the internet. When there is, it goes on by itself.',
  portal:
    'This network wants you to sign in first. Open a web page in your browser; after that it goes on by itself.',
  'needs-access': 'The source of this model wants to know who you are before it gives the file out.',
};

const standings: Readonly<Record<Standing, string>> = {
  comfortable: 'Runs well',
  slow: 'Slow here',
  tight: 'Just fits',
  'too-big': 'Too big for this computer',
};

/** What a download is doing, as its card says it. */
const phases: Readonly<Record<DownloadPhase, string>> = {
  queued: 'Waiting in line',
  downloading: 'Downloading',
  retrying: 'Waiting to try again',
  paused: 'Paused',
  checking: 'Checking',
  installing: 'Putting it in its place',
  failed: 'Stopped',
  ready: 'Ready',
};

/** Why a download is not faster, by what was measured. */
const bottlenecks: Readonly<Record<Bottleneck, string>> = {
  limit: 'The speed limit in your settings',
  disk: 'The disk, which cannot write faster',
  computer: 'This computer, which is working as fast as it can',
  line: 'Your line or Wi-Fi: more connections would not make it faster',
  server: 'The server, which gives each connection only so much',
};

/** Every visible word of the window in English. Numbers, sizes and dates arrive formatted. */
export const en = {
  locale: 'en',
  /** Between a number and its unit. */
  unitSpace: ' ',
  appName: 'Noggin',
  errors: errorSentences,
  changedHere:
    'This file was changed, or another one took its place, since it was looked at. Nothing of it was used. Choose it once more.',
  ledgerFull: (folder: string) =>
    `Noggin cannot write down what it does: the disk with ${folder} is full. Make some room there.`,
  library: libraryWords,
  about: aboutWords,
  ...storageWords,
  pauseReasons,
  standings,
  phases,
  catalogue: catalogueWords,
  chat: chatWords,
  hub: hubWords,
  wizard: wizardWords,
  links: linkWords,
  controls: designWords,
  updates: updateWords,
  server: serverWords,
  useIt: useItWords,
  views: viewWords,
  diagnosis: diagnosisWords,
  policy: policyWords,

  plain: {
    loading: 'One moment …',
    noBridgeTitle: 'This page belongs to the Noggin app',
    noBridge: 'Opened in a browser it can do nothing. Please start Noggin itself.',
    unreachableTitle: 'Noggin does not answer',
    tryAgain: 'Try again',
    crashedTitle: 'This window stumbled',
    crashed: 'Your downloads are not affected. Reload the window to go on.',
    reload: 'Reload',
  },

  heading: {
    empty: 'You have no model yet',
    emptyLead:
      'A model is the part of an AI that answers. Noggin brings one onto this computer, where it stays.',
    active: 'Your model is on its way',
    activeSeveral: 'Your models are on their way',
    activeLead: 'You can pause whenever you like. What has arrived is kept.',
    waiting: 'Your download is waiting for you',
    waitingLead: 'It goes on from where it stopped.',
    stopped: 'Your download has stopped',
    stoppedLead: 'Here is what happened, and how to go on.',
    ready: 'Your model is ready',
    trouble: 'Your model needs a look',
    troubleAmong: 'One of your models needs a look',
    troubleLead: 'Something happened to its file. Here is what, and how to go on.',
    readySeveral: 'Your models are ready',
    readyLead: 'It lives on this computer now: private, and it works without the internet.',
  },

  computer: {
    label: 'This computer',
    memory: (size: string) => `${size} of memory`,
    freeDisk: (size: string) => `${size} free on the disk`,
    freeDiskUnknown: 'free room on the disk unknown',
  },
  fit: computerWords,

  models: {
    section: 'Choose a model',
    recommended: 'Recommended for this computer',
    chosen: 'Your choice',
    reasonBest: (memory: string) =>
      `The most capable model that runs well in your ${memory} of memory, with room for other programs.`,
    reasonDemo: 'Small and quickly there, and proven byte by byte like every other.',
    reasonLightest: (needed: string) =>
      `No model runs really well on this computer. This one needs the least: about ${needed} of memory.`,
    fitComfortable: 'Runs well on this computer.',
    fitTight: (needed: string, memory: string) =>
      `It will run, but it takes about ${needed} of your ${memory} of memory: close other programs meanwhile.`,
    fitTooBig: (needed: string, memory: string) =>
      `It needs about ${needed} of memory, and this computer has ${memory}. It will not run well here.`,
    size: 'Size',
    sizeUnknown: 'Not known in advance',
    licence: 'Licence',
    licenceInWords,
    keptIn: 'Kept in',
    download: 'Download',
    chooseAnother: 'Choose another',
    listLegend: 'Models to choose from',
    none: 'There is no model to choose from just now.',
    listItem: (size: string, about: string) => `${size} · ${about}`,
  },

  downloads: {
    section: 'Downloads',
    all: {
      section: 'All downloads',
      count: (count: number) => (count === 1 ? '1 download' : `${count} downloads`),
      pause: 'Pause all',
      resume: 'Resume all',
    },
    ready: {
      section: 'Just arrived',
      isReady: (name: string) => `${name} is ready.`,
      seen: (name: string) => `Hide the message about ${name}`,
    },
    progress: 'Download progress',
    pause: 'Pause',
    moveUp: 'Move up',
    moveDown: 'Move down',
    resume: 'Resume',
    cancel: 'Cancel',
    retry: 'Try again',
    replace: 'Replace the file',
    replaceHint: 'If you replace it, the other file stays beside it under a new name.',
    received: (received: string, total: string) => `${received} of ${total}`,
    receivedOnly: (received: string) => `${received} so far`,
    checked: (hashed: string, total: string) => `${hashed} of ${total} checked`,
    valueText: (percent: string, amounts: string) => `${percent}, ${amounts}`,
    timeLeft: (duration: string) => `${duration} left`,
    silent: 'waiting for the server',
    queued: 'It starts as soon as it is its turn.',
    queuedAfterRestart: 'It goes on in a moment, from where it was.',
    checking: 'Comparing every byte with what the publisher promised.',
    installing: 'Everything is here and proven. Just a moment.',
    retryIn: (seconds: string) => `Trying again in ${seconds}.`,
    retryNow: 'Trying again now.',
  },

  details: {
    title: 'Details',
    connections: 'Connections',
    way: 'Way',
    wayProxy: (proxy: string) => `Through the proxy ${proxy}`,
    bottleneck: 'Why is it not faster?',
    bottlenecks,
    nextLook: 'Next try',
    nextLookAt: (time: string) => `${time}. As soon as the source answers, the download continues.`,
    waySystem: 'Through the network service of this computer',
    source: 'Source',
    file: 'File',
    id: 'Number',
    message: 'Message',
    code: 'Kind of problem',
    sha256: 'SHA-256',
    size: 'Size',
    model: 'Model',
  },

  installed: {
    section: 'Your models',
    badge: 'Installed',
    proven: (date: string) => `Every byte was checked on ${date}.`,
    adopted: (date: string) => `It was already on this computer. Every byte was checked on ${date}.`,
    path: 'Kept at',
    show: 'Show in folder',
  },

  notices: {
    section: 'News',
    catalogueError: 'The list of models that was set up could not be used, so Noggin shows its own.',
    goesOn: (percent: string) => `Your download was interrupted; it is going on from ${percent}.`,
    goesOnUnknown: 'Your download was interrupted; it is going on.',
    asks: (percent: string) => `Your download was interrupted at ${percent}. Resume it when you like.`,
    asksUnknown: 'Your download was interrupted. Resume it when you like.',
    allGoOn: 'Your downloads were interrupted; they are going on.',
    allAsk: 'Your downloads were interrupted. Resume them when you like.',
    ledgerRebuilt:
      'Noggin’s own notes were damaged. New ones were made from what is on the disk, and the old ones were set aside:',
    dismiss: 'Dismiss',
  },

  settings: {
    section: 'Settings',
    resumeAutomatically: 'Go on by itself after an interruption',
    resumeAutomaticallyHint: 'Otherwise an interrupted download waits until you resume it.',
    more: 'More settings',
    keepAwake: 'Keep the computer awake while downloading',
    notifications: 'Tell me when a model is ready or needs me',
    openAtLogin: 'Start with the computer, in the background',
    trayIcon: (onMac: boolean) => (onMac ? 'Show Noggin in the menu bar' : 'Show Noggin beside the clock'),
    trayIconHint: 'Otherwise its icon appears when Noggin goes on working with its window closed.',
    appearance: 'Appearance',
    appearances: { system: 'As the system has it', light: 'Light', dark: 'Dark', contrast: 'High contrast' },
    language: 'Language',
    languageOfSystem: 'As the system has it',
    speedLimit: 'Speed limit',
    ownSpeed: 'Another speed …',
    ownSpeedField: 'Megabytes a second',
    ownSpeedUse: 'Set',
    ownSpeedOdd: 'Enter a number from 0.01 to 10,000.',
    noLimit: 'No limit',
    perSecond: (size: string) => `${size} a second`,
    parallelDownloads: 'Downloads at the same time',
    connections: 'Most connections to a server',
    version: (version: string) => `Noggin ${version}`,
    withoutSandbox: (switches: string) =>
      `Noggin was started with ${switches}. If something in its window went wrong, the system would not hold it back. Start it without that.`,
  },

  toasts: {
    section: 'Messages',
    slow: 'Noggin takes longer than usual to answer. Your click is not lost.',
    dismiss: 'Close message',
  },

  announcements: {
    phase: (name: string, phase: string) => `${name}: ${phase}`,
    cancelled: (name: string) => `${name}: cancelled`,
    installed: (name: string) => `${name} is installed and ready`,
  },

  duration: {
    lessThanAMinute: 'less than a minute',
    about: (amount: string) => `about ${amount}`,
  },
};
