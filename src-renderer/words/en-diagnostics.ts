/** Every visible word about diagnostics, and about a window that crashed, in English. */
export const diagnosisWords = {
  title: 'Diagnostics',
  lead: 'When something doesn’t work, this file tells your helper what happened. Noggin never sends it: you can read it first and pass it on yourself.',
  whatIsIn: 'What is in it',
  inItTitle: 'In it',
  inIt: {
    versions: 'Which Noggin this is, and on which system',
    computer: 'Memory, processor, graphics and disk space',
    settings: 'What is set, and whether there is a token (not the token)',
    downloads: 'The newest downloads with what happened to them, and the models you have',
    notes: 'What Noggin did lately, and whether its records are intact',
  },
  notInItTitle: 'Not in it',
  notInIt: {
    secrets: 'Tokens, passwords, and what is secret in an address',
    names: 'Your name, the name of this computer, and the names of your folders',
    models: 'Models, and anything that was said to one',
  },
  save: 'Save diagnostics…',
  saved: (name: string, size: string) => `Saved: ${name} (${size})`,
  show: 'Show in folder',
  failed: {
    'disk-full': 'Not enough space on that disk. Please choose another place.',
    'folder-unavailable': 'That folder cannot be reached or written to. Please choose another one.',
    'not-now': 'The diagnostics are being saved already.',
    other: 'The diagnostics could not be saved.',
  },
  redrawn: 'The window had to reload. Your downloads weren’t interrupted.',
};
