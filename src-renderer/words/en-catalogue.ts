import type { CatalogueView, Doubt, LicenceSummary } from '../../src-preload/contract/catalogue.ts';
import type { Standing } from '../../src-preload/contract/computer.ts';

const origins: Readonly<Record<CatalogueView['origin'], string>> = {
  'built-in': 'Built in.',
  configured: 'Set up on this computer.',
  newer: 'Updated online, signature verified.',
};

const licences: Readonly<Record<LicenceSummary, string>> = {
  'free for any use': 'Free for any use',
  "free, with the maker's rules": 'Free, with conditions',
  'its own terms': 'Its own terms: read them first',
};

const doubts: Readonly<Record<Doubt, string>> = {
  licence: 'its license is unclear',
  gating: 'its publisher may ask for an account',
  address: 'its publisher may change the file',
  'one-source': 'only one source confirms it',
};

const groups: Readonly<Record<Standing, string>> = {
  comfortable: 'Run well here',
  slow: 'Answer slowly here',
  tight: 'Just fit, with other programs closed',
  'too-big': 'Too big for this computer',
};

/** Words about the list of models and what it knows. */
export const catalogueWords = {
  origins,
  licences,
  licenceUncertain: 'License unclear',
  doubts,
  groups,
  /** What a model is good at, by its id; the catalogue's own sentence, in English, where there is no other. */
  aboutOf: (_id: string, about: string) => about,
  /** Why a model stands where it stands in the list. */
  placeOf: (_id: string, reason: string) => reason,
  parametersOf: (parameters: string) => parameters,
  groupSize: (count: number) => (count === 1 ? '1 model' : `${count} models`),
  /** What people want a model for; the synonyms, between spaces, are what they may type. */
  tasks: {
    writing: { name: 'Writing', synonyms: 'write text drafts letters stories email' },
    coding: { name: 'Coding', synonyms: 'code programming developer software' },
    math: { name: 'Math', synonyms: 'mathematics arithmetic calculation' },
    reasoning: { name: 'Reasoning', synonyms: 'thinking logic puzzles' },
    languages: { name: 'Languages', synonyms: 'translation translate multilingual' },
    german: { name: 'German', synonyms: 'deutsch' },
    small: { name: 'Small', synonyms: 'tiny little lightweight' },
    fast: { name: 'Fast', synonyms: 'quick speed' },
  },
  tasksLegend: 'Good at',
  find: 'Find a model',
  found: (count: number) => (count === 1 ? '1 model found' : `${count} models found`),
  nothingFound: 'No model has these words. Fewer or other words may find one.',
  showMore: (count: number, standing: Standing) =>
    standing === 'too-big'
      ? `Show ${count} that ${count === 1 ? 'is' : 'are'} too big for this computer`
      : `Show ${count} more`,
  notRecommended: (reasons: string) => `Not recommended by Noggin itself: ${reasons}.`,
  and: ' and ',
  title: 'The list of models',
  inUse: 'In use',
  number: (serial: number, date: string) => `Number ${serial}, of ${date}`,
  numberUndated: (serial: number) => (serial === 0 ? 'Without a number' : `Number ${serial}`),
  from: 'From',
  models: 'Models',
  refused: 'A newer list was rejected',
  licence: 'License',
  licenceText: 'Its text',
  maker: 'Made by',
  publisher: 'Published by',
  parameters: 'Parameters',
  quantization: 'Quantization',
  contextLength: 'Context length',
  tokens: (count: string) => `${count} tokens`,
  unknown: 'Not known',
  place: 'Why it ranks here',
};
