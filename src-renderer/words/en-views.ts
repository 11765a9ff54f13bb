import type { View } from '../state/view.ts';

const names: Readonly<Record<View, string>> = {
  chat: 'Chat',
  home: 'Home',
  models: 'Models',
  downloads: 'Downloads',
  settings: 'Settings',
};

/** Words of the navigation and of each view. Numbers, sizes and dates arrive formatted. */
export const viewWords = {
  navigation: 'Views',
  names,
  underWay: (count: number) => `${count} under way`,
  leads: {
    chat: 'Talk to your model. Everything stays on this computer.',
    models: 'Your models, and more to download.',
    downloads: 'Current and past downloads.',
    settings: 'How Noggin behaves on this computer.',
  },

  home: {
    allModels: (count: number) => `All your models (${count})`,
    moreModels: 'See all models',
    news: (name: string, size: string) =>
      `There is a more capable model for this computer than the ones you have: ${name} (${size}).`,
    look: 'Have a look',
    noNews: 'Not for me',
  },

  models: {
    tabs: 'Your models, and more to download',
    mine: 'Mine',
    discover: 'Discover',
    noneYet: 'No model is installed yet.',
    mineSum: (count: number, size: string) =>
      count === 1 ? `1 model, ${size} on disk` : `${count} models, ${size} on disk`,
    inFolder: (folder: string, size: string) => `In ${folder}: ${size}`,
    sort: 'Sort by',
    orders: { newest: 'Newest', name: 'Name', largest: 'Size' },
    offerOrders: { best: 'Best for this computer', smallest: 'Size', name: 'Name' },
    catalogue: 'Models you can download',
    find: 'Find a model',
    findExample: 'A name, a task like coding, or a link',
    mineFound: 'Your models',
    elsewhereFound: 'Elsewhere on this computer',
    fits: 'Only models that fit',
    size: 'Size',
    sizes: {
      any: 'Any size',
      small: 'Up to 2 GB',
      middle: '2 to 6 GB',
      large: '6 to 20 GB',
      huge: 'Over 20 GB',
    },
    maker: 'Made by',
    anyMaker: 'Any maker',
    clear: 'Clear the filters',
    nothing: 'No models match.',
    allHere: 'Every model in the list is installed or downloading.',
    shown: (shown: string, all: string) => `${shown} of ${all} models`,
    recommended: 'Recommended',
    about: (name: string) => `About ${name}`,
    close: 'Close',
  },

  downloads: {
    none: 'Nothing is being downloaded just now.',
    choose: 'Choose a model',
  },

  flow: {
    now: 'Now',
    average: 'Average',
    best: 'Peak',
    ago: (duration: string) => `${duration} ago`,
    startsSoon: 'The graph appears once data arrives.',
    spoken: (span: string, now: string, average: string, best: string) =>
      `Speed over the last ${span}: now ${now}, average ${average}, peak ${best}.`,
    pieces: 'Pieces',
    piecesSpoken: (here: string, fetching: number) =>
      `Pieces of the file: ${here} downloaded, ${fetching === 1 ? '1 place' : `${fetching} places`} downloading.`,
    here: 'Downloaded',
    fetching: 'Downloading',
    missing: 'Missing',
  },

  history: {
    pending: 'One moment …',
    count: (count: string) => (count === '1' ? '1 download' : `${count} downloads`),
    receipt: (name: string) => `History of ${name}`,
    took: (span: string) => `Took ${span}, with all pauses.`,
  },

  settings: {
    downloads: 'Downloads',
    window: 'Window and notifications',
    network: 'Access and network',
    about: 'About',
    way: 'How Noggin reaches the internet',
    wayUnknown: 'Shown once something downloads. Noggin follows this computer’s settings.',
    wayDirect: 'Directly',
    waySystem: 'This computer’s network service, with its certificates',
    wayHost: (host: string) => `To ${host}`,
  },
};
