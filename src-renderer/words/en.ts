import type { Standing } from '../../src-preload/contract/computer.ts';
import type { Bottleneck, StateReason } from '../../src-preload/contract/downloads.ts';

import type { DownloadPhase } from '../state/phase.ts';
import { aboutWords } from './en-about.ts';
import { policyWords } from './en-admin-policy.ts';
import { catalogueWords } from './en-catalogue.ts';
import { chatWords } from './en-chat.ts';
import { computerWords } from './en-computer.ts';
import { linkWords } from './en-deep-links.ts';
import { designWords } from './en-design.ts';
import { diagnosisWords } from './en-diagnostics.ts';
import { errorSentences } from './en-errors.ts';
import { storageWords } from './en-folder.ts';
import { helpWords } from './en-help.ts';
import { hubWords } from './en-huggingface.ts';
import { libraryWords } from './en-library.ts';
import { modelPageWords } from './en-model-page.ts';
import { serverWords } from './en-server.ts';
import { updateWords } from './en-updates.ts';
import { useItWords } from './en-use-it.ts';
import { viewWords } from './en-views.ts';
import { wizardWords } from './en-wizard.ts';

/** Why a download is paused, and what to do about it. */
const pauseReasons: Readonly<Record<StateReason, string>> = {
  user: 'Your progress is saved.',
  quit: 'Paused when Noggin was closed. Your progress is saved.',
  interrupted: 'Noggin closed unexpectedly. Your progress is safe.',
  hours: 'Outside your download hours. The download continues when they begin.',
  'disk-full': 'Not enough disk space. The download continues once there is.',
  'folder-unavailable': 'The models folder can’t be reached. Connect its drive, and the download continues.',
  offline: 'You’re offline. The download continues when you’re back.',
  portal: 'This network needs you to sign in. Open a web page in your browser; then the download continues.',
  'needs-access': 'The publisher of this model needs you to log in before you can download it.',
};

const standings: Readonly<Record<Standing, string>> = {
  comfortable: 'Runs well',
  slow: 'Slow here',
  tight: 'Just fits',
  'too-big': 'Too big for this computer',
};

/** What a download is doing, as its card says it. */
const phases: Readonly<Record<DownloadPhase, string>> = {
  queued: 'Queued',
  scheduled: 'Scheduled',
  downloading: 'Downloading',
  retrying: 'Retrying soon',
  paused: 'Paused',
  checking: 'Verifying',
  installing: 'Finishing up',
  failed: 'Failed',
  ready: 'Ready',
};

/** Why a download is not faster, by what was measured. */
const bottlenecks: Readonly<Record<Bottleneck, string>> = {
  limit: 'Your speed limit',
  disk: 'Your disk’s write speed',
  computer: 'This computer is at full load',
  line: 'Your connection or the server',
  server: 'The server limits each connection',
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
    `Noggin can’t save its records: the disk with ${folder} is full. Free some space there.`,
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
  help: helpWords,
  modelPage: modelPageWords,
  useIt: useItWords,
  views: viewWords,
  diagnosis: diagnosisWords,
  policy: policyWords,

  plain: {
    loading: 'One moment …',
    noBridgeTitle: 'This page belongs to the Noggin app',
    noBridge: 'Opened in a browser it can do nothing. Please start Noggin itself.',
    unreachableTitle: 'Noggin isn’t responding',
    tryAgain: 'Try again',
    crashedTitle: 'This window crashed',
    crashed: 'Your downloads are not affected. Reload the window to go on.',
    reload: 'Reload',
  },

  heading: {
    empty: 'You have no model yet',
    emptyLead: 'A model is the AI itself. Noggin downloads one, and it stays on this computer.',
    active: 'Your model is on its way',
    activeSeveral: 'Your models are on their way',
    activeLead: 'You can pause at any time. Your progress is saved.',
    scheduled: 'Scheduled for later',
    scheduledLead: 'Downloads continue automatically at the hours you chose.',
    waiting: 'Your download is paused',
    waitingLead: 'It’ll pick up where it left off.',
    stopped: 'Your download has stopped',
    stoppedLead: 'Here’s what happened, and what you can do.',
    ready: 'Your model is ready',
    trouble: 'Your model needs attention',
    troubleAmong: 'One of your models needs attention',
    troubleLead: 'Something happened to its file. Here’s what, and what you can do.',
    readySeveral: 'Your models are ready',
    readyLead: 'It’s on this computer: private, and it works offline.',
  },

  computer: {
    label: 'This computer',
    memory: (size: string) => `${size} of memory`,
    freeDisk: (size: string) => `${size} of disk space free`,
    freeDiskUnknown: 'free disk space unknown',
  },
  fit: computerWords,

  models: {
    section: 'Choose a model',
    recommended: 'Recommended for this computer',
    chosen: 'Your choice',
    reasonBest: (memory: string) =>
      `The most capable model that runs well in your ${memory} of memory, with memory to spare for other apps.`,
    reasonDemo: 'Small, quick to download, and verified like every model.',
    reasonLightest: (needed: string) =>
      `No model runs really well on this computer. This one needs the least: about ${needed} of memory.`,
    fitComfortable: 'Runs well on this computer.',
    fitTight: (needed: string, memory: string) =>
      `It will run, but it takes about ${needed} of your ${memory} of memory: close other programs meanwhile.`,
    fitTooBig: (needed: string, memory: string) =>
      `It needs about ${needed} of memory, and this computer has ${memory}. It will not run well here.`,
    size: 'Size',
    sizeUnknown: 'Not known in advance',
    licence: 'License',
    keptIn: 'Saved in',
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
      scheduled: (count: number, when: string) => (count === 1 ? `continues ${when}` : `continue ${when}`),
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
    replaceHint: 'If you replace it, the other file is kept next to it under a new name.',
    received: (received: string, total: string) => `${received} of ${total}`,
    receivedOnly: (received: string) => `${received} so far`,
    checked: (hashed: string, total: string) => `${hashed} of ${total} verified`,
    valueText: (percent: string, amounts: string) => `${percent}, ${amounts}`,
    timeLeft: (duration: string) => `${duration} left`,
    silent: 'waiting for the server',
    ownLimit: 'Speed limit for this model',
    generalLimit: (rate: string) => `All your downloads together are limited to ${rate}.`,
    runNow: 'Download now',
    when: {
      today: (time: string) => `today at ${time}`,
      tonight: (time: string) => `tonight at ${time}`,
      atNight: (time: string) => `tonight at ${time}`,
      tomorrow: (time: string) => `tomorrow at ${time}`,
    },
    startsAt: (when: string) => `Starts ${when}.`,
    continuesAt: (when: string) => `Continues ${when}.`,
    queued: 'Starts when it’s next.',
    queuedAfterRestart: 'Resuming shortly.',
    checking: 'Checking against the publisher’s checksum.',
    installing: 'Downloaded and verified. Just a moment.',
    retryIn: (seconds: string) => `Trying again in ${seconds}.`,
    retryNow: 'Trying again now.',
  },

  details: {
    title: 'Details',
    connections: 'Connections',
    way: 'Route',
    wayProxy: (proxy: string) => `Through the proxy ${proxy}`,
    bottleneck: 'What’s limiting speed',
    bottlenecks,
    nextLook: 'Next try',
    nextLookAt: (time: string) => `${time}. As soon as the source answers, the download continues.`,
    waySystem: 'This computer’s network service',
    source: 'Source',
    file: 'File',
    id: 'Download ID',
    message: 'Message',
    code: 'Error code',
    sha256: 'SHA-256',
    size: 'Size',
    model: 'Model',
  },

  installed: {
    section: 'Your models',
    badge: 'Installed',
    proven: (date: string) => `Verified on ${date}.`,
    adopted: (date: string) => `It was already on this computer. Verified on ${date}.`,
    path: 'Location',
    show: 'Show in folder',
  },

  notices: {
    section: 'News',
    catalogueError: 'The list of models that was set up could not be used, so Noggin shows its own.',
    goesOn: (percent: string) => `Your download was interrupted; it’s continuing from ${percent}.`,
    goesOnUnknown: 'Your download was interrupted; it’s continuing.',
    asks: (percent: string) => `Your download was interrupted at ${percent}. Resume it when you like.`,
    asksUnknown: 'Your download was interrupted. Resume it when you like.',
    allGoOn: 'Your downloads were interrupted; they’re continuing.',
    allAsk: 'Your downloads were interrupted. Resume them when you like.',
    ledgerRebuilt:
      'Noggin’s records were damaged. New ones were made from what’s on the disk, and the old ones were set aside:',
    dismiss: 'Dismiss',
  },

  settings: {
    section: 'Settings',
    resumeAutomatically: 'Resume automatically after an interruption',
    resumeAutomaticallyHint: 'Otherwise an interrupted download waits until you resume it.',
    more: 'More settings',
    keepAwake: 'Keep the computer awake while downloading',
    notifications: 'Notify me when a model is ready or needs attention',
    openAtLogin: 'Start in the background at login',
    trayIcon: (onMac: boolean) => (onMac ? 'Show Noggin in the menu bar' : 'Show Noggin in the system tray'),
    trayIconHint: 'Otherwise its icon appears when Noggin keeps running with its window closed.',
    appearance: 'Appearance',
    appearances: { system: 'Match system', light: 'Light', dark: 'Dark', contrast: 'High contrast' },
    language: 'Language',
    languageOfSystem: 'Match system',
    speedLimit: 'Speed limit',
    ownSpeed: 'Another speed …',
    ownSpeedField: 'Speed in MB/s',
    ownSpeedUse: 'Set',
    ownSpeedOdd: 'Enter a number from 0.01 to 10,000.',
    noLimit: 'No limit',
    perSecond: (size: string) => `${size}/s`,
    hours: 'Download only at certain hours',
    hoursHint:
      'At other times downloads wait. They continue automatically when the hours begin, if the computer is on.',
    hoursFrom: 'From',
    hoursTo: 'To',
    hoursWholeDay: 'Both times are the same: downloads run all day.',
    parallelDownloads: 'Simultaneous downloads',
    connections: 'Max connections per server',
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
    cancelled: (name: string) => `${name}: canceled`,
    installed: (name: string) => `${name} is installed and ready`,
  },

  duration: {
    lessThanASecond: 'less than a second',
    lessThanAMinute: 'less than a minute',
    about: (amount: string) => `about ${amount}`,
  },
};
