/** What main says in English around the diagnostics and a window that crashed. */
export const diagnosisWords = {
  save: 'Save diagnostics',
  zip: 'Zip files',
  menu: 'Save Diagnostics…',
  failedTitle: 'The diagnostics could not be saved',
  failed: {
    'disk-full': 'Not enough disk space.',
    'folder-unavailable': 'The folder cannot be reached or written to. Please choose another one.',
    other: 'Something went wrong inside Noggin.',
  },
  readme: {
    title: 'Diagnostics of Noggin',
    made: (when: string): string => `Made on ${when}.`,
    lead: 'Noggin has sent this to nobody: it goes only where you send it. Every file is plain text. Read them before you pass them on, and leave out what you do not want to show.',
    filesTitle: 'What is in it',
    files: {
      'versions.json': 'which Noggin this is, and on which system',
      'computer.json': 'memory, processor, graphics and disk space',
      'settings.json':
        'what is set, what an administrator decides, and whether there is a token for Hugging Face (not the token)',
      'downloads.json': 'the newest downloads with what happened to them, and the models you have',
      'ledger.json': 'whether Noggin’s records are intact',
      'logs/': 'what Noggin did lately, one line for each event',
    },
    leftOutTitle: 'What is not in it',
    leftOut: [
      'tokens, passwords, and what stands behind a question mark in an address',
      'your name, the name of this computer, and the names of your folders',
      'models, and anything that was said to one',
    ],
    marks:
      'What stands in angle brackets takes the place of something: <home> of your own folder, <models> of the folder for models, <profile> of Noggin’s records, <program> of Noggin itself, <folder> of any other, <user>, <computer>, <address> and <secret> of what they say.',
  },
  crashed: {
    title: 'The window keeps crashing',
    text: 'Your downloads aren’t affected. You can reload the window, or quit Noggin; then the downloads pause and continue at the next start.',
    again: 'Try Again',
    quit: 'Quit Noggin',
  },
  silent: {
    title: 'The window isn’t responding',
    text: 'Your downloads aren’t affected. You can wait, or reload the window.',
    wait: 'Wait',
    anew: 'Reload',
  },
};
