/** Every visible word about Noggin itself, in English. */
export const aboutWords = {
  open: 'About Noggin',
  title: 'About Noggin',
  close: 'Close',
  version: (version: string) => `Version ${version}`,
  lead: 'Noggin brings an AI model safely onto your own computer. It tells nobody what you do: there is no account and nothing is counted.',
  licence: 'Noggin is free software under the Apache License 2.0: you may use it, share it and change it.',
  readLicence: 'Read the license',
  othersTitle: 'What Noggin is made with',
  others:
    'Noggin stands on the work of many others. These are the parts that come with it, each with its license.',
  runtime:
    'It runs on Electron, which contains Chromium and Node.js. Their licenses are next to the program, in LICENSE.electron.txt and LICENSES.chromium.html. Its records are kept by SQLite, which is in the public domain.',
  pages: { electron: 'Electron', chromium: 'Chromium', sqlite: 'SQLite' },
  loading: 'One moment …',
  unreadable: 'The list could not be read.',
  openPackage: (name: string) => `Open the page of ${name}`,
};
