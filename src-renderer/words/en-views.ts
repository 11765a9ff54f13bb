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
    downloads: 'What is on its way, and everything that ever was.',
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
    sort: 'Sort by',
    orders: { newest: 'Newest', name: 'Name', largest: 'Size' },
    catalogue: 'Models you can download',
    find: 'Find a model',
    fits: 'Only what fits this computer',
    size: 'Size',
    sizes: {
      any: 'Any size',
      small: 'Up to 2 GB',
      middle: '2 to 6 GB',
      large: '6 to 20 GB',
      huge: 'Over 20 GB',
    },
    maker: 'Made by',
    anyMaker: 'Anybody',
    clear: 'Clear the filters',
    nothing: 'No model passes these filters.',
    allHere: 'Every model of the list is here already, or on its way.',
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
    average: 'On average',
    best: 'At most',
    ago: (duration: string) => `${duration} ago`,
    startsSoon: 'It is drawn as soon as bytes arrive.',
    spoken: (span: string, now: string, average: string, best: string) =>
      `Speed over the last ${span}: now ${now}, on average ${average}, at most ${best}.`,
    pieces: 'Pieces',
    piecesSpoken: (here: string, fetching: number) =>
      `Pieces of the file: ${here} here, ${fetching === 1 ? '1 place' : `${fetching} places`} being fetched.`,
    here: 'Here',
    fetching: 'Being fetched',
    missing: 'Missing',
  },

  history: {
    pending: 'One moment …',
    count: (count: string) => (count === '1' ? '1 download' : `${count} downloads`),
    receipt: (name: string) => `What happened to ${name}`,
  },

  settings: {
    downloads: 'Downloads',
    window: 'Window and notifications',
    network: 'Access and network',
    about: 'About',
    way: 'How Noggin reaches the internet',
    wayUnknown: 'Seen as soon as something is downloaded. Noggin follows the settings of this computer.',
    wayDirect: 'Directly',
    waySystem: 'Through the network service of this computer, with its certificates',
    wayHost: (host: string) => `To ${host}`,
  },
};
