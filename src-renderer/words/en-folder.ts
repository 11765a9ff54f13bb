import type { FileWay, OtherApp } from '../../src-preload/contract/storage.ts';
import { apps } from './app-names.ts';

const ways: Readonly<Record<FileWay, string>> = {
  copy: 'Make a copy',
  link: 'Use it in place',
  move: 'Move it',
};

/** The words for models that come from this computer, and for the folder they are kept in. */
export const storageWords = {
  import: {
    section: 'Models on this computer',
    pick: 'Import a file',
    look: 'Look for models already on this computer',
    dropHere: 'Drop a model file to import it',
    title: 'Import this file?',
    refusedTitle: 'This file cannot be imported',
    close: 'Close',
    cancel: 'Cancel',
    start: 'Import',
    legend: 'How to add it',
    file: (name: string, size: string) => `${name} · ${size}`,
    files: (name: string, size: string, files: number) => `${name} · ${size} in ${files} files`,
    missing: (file: string, others: number) =>
      others === 0 ? `Missing: ${file}` : `Missing: ${file} and ${others} more`,
    checked: 'The whole file is checked before it’s added.',
    way: (way: FileWay) => ways[way],
    copyHint: (size: string) => `The original stays as it is. Takes ${size} more space.`,
    linkHint:
      'It lies on the same disk, so nothing is copied and it takes no more space. You may delete the original later.',
    moveHint: 'The original is removed, but only when the model is safely in its new place.',
    waiting: 'Queued',
    copying: 'Copying',
    checking: 'Verifying',
    failed: 'Failed',
    progress: 'Import progress',
    amounts: (done: string, total: string) => `${done} of ${total}`,
    retry: 'Try again',
    dismiss: 'Dismiss',
    nothingChanged: 'Your file was not changed.',
  },

  search: {
    looking: 'Looking in the folders of other programs …',
    reading: (done: string, total: string) => `Reading files that could be a model: ${done} of ${total}.`,
    progress: 'Search progress',
    stop: 'Stop looking',
    nothing: 'No model was found.',
    unlisted:
      'These are in none of Noggin’s lists, so they are not verified by their publisher. Use them if you trust where they come from.',
    lookedAt: (programs: string) => `Looked at: ${programs}.`,
    noPrograms: 'No folder of another program was there.',
    unreadable: 'Some folders or files could not be read.',
    cutShort: 'There was more than Noggin looks through.',
    twins: 'Models you also have elsewhere',
    twinsTake: (size: string) =>
      `Models you have twice. The other copies take ${size}; Noggin leaves them alone.`,
    twinShares: (app: string, size: string) => `In the folder of ${app}, sharing its ${size} with Noggin’s.`,
    twinDoubled: (app: string, size: string) => `Another copy in the folder of ${app}: ${size}.`,
    title: 'On this computer',
    found: 'Found on this computer',
    foundIn: (app: string, size: string) => `${size}, in the folder of ${app}. 0 bytes to download.`,
    useNamed: (name: string) => `Use ${name}`,
    app: (app: OtherApp) => (app === 'downloads' ? 'your downloads' : apps[app]),
  },

  folder: {
    label: 'Where models are kept',
    free: (size: string) => `${size} free there`,
    freeUnknown: 'Free space there unknown',
    choose: 'Choose another folder',
    useDefault: 'Use the usual folder',
    fixed: 'This folder was set by your administrator.',
    elsewhere: (models: number, size: string) =>
      models === 1
        ? `1 model (${size}) is in another folder.`
        : `${models} models (${size}) are in other folders.`,
    move: 'Move my models there',
    moving: 'Moving your models',
    movePaused: 'Moving is paused',
    moveStopped: 'Moving has stopped',
    movingTo: (folder: string) => `To ${folder}`,
    models: (done: number, total: number) => `${done} of ${total} models`,
    progress: 'Move progress',
    pause: 'Pause moving',
    resume: 'Continue moving',
    retry: 'Try again',
    end: 'Leave the rest where it is',
    close: 'Close',
    safe: 'Nothing is removed from the old place until it’s verified in the new one.',
    leftBehind: (names: string) => `Not moved, because the file has changed since it was verified: ${names}.`,
  },
};
