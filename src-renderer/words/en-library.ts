import type { DownloadState } from '../../src-preload/contract/downloads.ts';
import type { FileState } from '../../src-preload/contract/library.ts';

const states: Readonly<Record<FileState, string>> = {
  present: 'Installed',
  changed: 'Changed',
  missing: 'Missing',
  'drive-missing': 'Out of reach',
  damaged: 'Damaged',
};

const steps: Readonly<Record<DownloadState, string>> = {
  pending: 'Queued',
  downloading: 'Downloading',
  paused: 'Paused',
  verifying: 'Verifying',
  installing: 'Finishing up',
  complete: 'Done',
  failed: 'Failed',
  cancelled: 'Canceled',
};

/** Words of what is installed, what was removed, what else lies in the folder, and of the history. */
export const libraryWords = {
  states,
  current: 'In use',
  changed: (date: string) =>
    `The file has changed since it was verified on ${date}. Check it again to be sure.`,
  missing: 'The file is no longer where it was.',
  driveMissing: 'The folder of this model cannot be reached. It comes back when its drive is connected.',
  damaged: 'The file is damaged.',
  damagedPart: (size: string) =>
    `Part of the file is damaged. To repair it, ${size} will be downloaded again.`,
  noSource: 'Nobody is known to offer this file, so it can’t be downloaded again.',
  unverified: 'Unverified: no checksum is published for this file.',
  checking: 'Reading every byte again',
  preparing: 'Looking for what is damaged',
  read: (done: string, total: string) => `${done} of ${total}`,
  stop: 'Stop',

  more: 'More',
  makeCurrent: 'Use this model',
  copyPath: 'Copy path',
  copied: 'Path copied',
  check: 'Check again',
  repair: 'Repair',
  fetchAgain: 'Download again',
  look: 'Check again',
  removeNamed: (name: string) => `Delete ${name}`,
  remove: 'Delete',
  forget: 'Remove from the list',

  receipt: {
    partHash: (index: number, count: number) => `SHA-256 of file ${index} of ${count}`,
    source: 'Came from',
    asked: 'Requested',
    broughtFrom: 'Imported from',
    proven: 'Last verified',
    took: 'Took',
    tookLong: 'more than a day',
    onTheWay: 'Interruptions',
    smooth: 'None',
    pauses: (count: number) => (count === 1 ? 'paused once' : `paused ${count} times`),
    restarts: (count: number) => (count === 1 ? 'started over once' : `started over ${count} times`),
    damages: (count: number) =>
      count === 1 ? 'damaged pieces downloaded again once' : `damaged pieces downloaded again ${count} times`,
    licence: 'License',
    answersHere: 'Answers here',
    verified: 'Checked against',
    byPublisher: 'what its publisher describes',
    byNobody: 'nothing: no publisher describes it',
  },

  firstWords: {
    ask: 'Try it out',
    asking: 'Being tried…',
    answers: (speed: string) => `Yes, ${speed}`,
    nonsense: 'No: it loads, but what it says makes no sense',
    failed: (why: string) => `No. ${why}`,
    crashed: 'It stopped unexpectedly when it was asked something. Try it out once more.',
    notTried: 'Not tried yet',
    couldNotTry: (why: string) => `Not tried yet. ${why}`,
    nonsenseAdvice:
      'This model loads here, but what it says makes no sense. Check its file; if it is whole, this version of Noggin cannot run it.',
  },

  lone: {
    badge: 'Incomplete',
    name: (name: string, index: number, count: number) => `${name}, part ${index} of ${count}`,
    others: (count: number) =>
      `This is one of ${count} files of a model. The others are missing, so it can’t be used. Download the model again, or delete this file.`,
  },

  removals: {
    section: 'Removed',
    removed: (name: string, size: string) => `${name} was removed (${size}).`,
    forTenMinutes: 'You can bring it back for ten minutes.',
    undo: 'Undo',
    finish: 'Free the space now',
    hide: 'Hide this message',
  },

  unknown: {
    section: 'Other files in the models folder',
    title: 'Other files in the models folder',
    lead: 'Noggin did not put these here, or no longer knows them. They stay until you decide.',
    changedOn: (size: string, date: string) => `${size} · changed on ${date}`,
    partial: 'An unfinished download',
    beginsModel: (model: string) => `An unfinished download of ${model}`,
    young: 'It changed within the last day: another program may still be writing it.',
    unread: 'It may be a model.',
    notAModel: 'This is not a model.',
    haveItAlready: 'You have this model already: this is a second copy.',
    unverified: 'It is a model, but no publisher confirms it. Use it only if you trust where it came from.',
    examine: 'Find out what it is',
    adopt: 'Use it anyway',
    goOn: 'Continue the download',
    remove: 'Remove',
  },

  history: {
    open: 'History',
    title: 'History of downloads',
    search: 'Search',
    state: 'Show',
    filters: {
      all: 'All',
      'under-way': 'Under way',
      complete: 'Done',
      failed: 'Failed',
      cancelled: 'Canceled',
    },
    export: 'Save as a file',
    saved: 'Saved',
    close: 'Close',
    empty: 'There is nothing to show.',
    started: (date: string) => `Begun on ${date}`,
    steps,
    asked: 'Requested',
    ofPart: (part: number, what: string) => `Part ${part}: ${what}`,
    restart: 'Started over',
    damage: 'Damaged pieces found; downloading them again',
    setAside: 'Another file was set aside',
    soFar: (size: string) => `${size} so far`,
  },
};
