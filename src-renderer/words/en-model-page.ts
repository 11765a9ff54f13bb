/** Words of the page of one model. */
export const modelPageWords = {
  open: 'About this model',
  goodFor: 'Good for',
  remembers: 'Keeps in mind',
  wordsOfTalk: (count: string) => `About ${count} words of a conversation`,
  from: 'From',
  fromWhom: (maker: string, publisher: string, host: string) =>
    maker === publisher ? `${maker} (${host})` : `${maker}, published by ${publisher} (${host})`,
  readLicence: 'Read the license',
  conversations: 'Conversations with it',
  versions: 'Versions',
  newer: 'Newer version',
  watch: 'Tell me when a model has a newer version',
  watchHint: 'Once a day, Noggin asks Hugging Face about the models that came from there.',
  lookForNewer: 'Look for a newer version',
  seeVersions: 'See all its versions',
  same: 'You have the newest file of this version.',
  changed: 'Its publisher has changed this version.',
  changedOn: (date: string) => `Its publisher has changed this version, last on ${date}.`,
  fetchesAll: (size: string) => `The new one is ${size} to download.`,
  fetchesRest: (count: number, size: string) =>
    `${count === 1 ? '1 of its files is' : `${count} of its files are`} here already; ${size} remain to download.`,
  oldStays: 'The one you have stays until you delete it.',
  newerIsHere: 'Its publisher has changed this version, and you have the new one here already.',
  gone: 'Its publisher no longer offers the file you have. Yours goes on working; these are its versions now.',
  noRepository: 'This model comes from a single file, so there is no list of versions.',
};
