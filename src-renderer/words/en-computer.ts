import type { FitReason, Place, SpeedClass } from '../../src-preload/contract/computer.ts';

const places: Readonly<Record<Place, string>> = {
  graphics: 'On the graphics card',
  unified: 'In the memory that processor and graphics share',
  main: 'In main memory, on the processor',
  split: 'Partly on the graphics card, the rest in main memory',
};

const speeds: Readonly<Record<SpeedClass, string>> = {
  fast: 'Faster than people read',
  usable: 'About as fast as people read',
  slow: 'Slower than people read',
};

const fitReasons: Readonly<Record<FitReason, string>> = {
  'size-unknown': 'The size of the file is not known in advance.',
  'fits-graphics': 'It fits on the graphics card.',
  'fits-memory': 'It leaves enough memory for the system and other programs.',
  split: 'It fits when graphics card and main memory share it.',
  'little-left': 'It leaves little memory for other programs.',
  'beyond-memory': 'It needs more memory than can be spared.',
};

/** Every visible word about this computer and what fits it, in English. */
export const computerWords = {
  section: 'This computer',
  /** `billions`: as a number in words of the language, or null when not even small models are comfortable. */
  summary: (memory: string, card: string | null, billions: string | null) => {
    const has =
      card === null ? `${memory} of memory` : `${memory} of memory and a graphics card with ${card}`;
    return billions === null
      ? `${has}: little for an AI model. Only the smallest run here.`
      : `${has}: runs models with up to about ${billions} billion parameters well.`;
  },
  looking: 'Noggin is still looking at the graphics card and the disk …',
  processor: 'Processor',
  cores: (count: number) => (count === 1 ? '1 core' : `${count} cores`),
  memory: 'Memory',
  memoryFree: (total: string, free: string) => `${total}, ${free} free right now`,
  memoryShared: (total: string) => `${total}, shared by processor and graphics`,
  graphics: 'Graphics',
  graphicsOwn: (name: string, memory: string) => `${name}, ${memory} of its own memory`,
  graphicsUnknown: (name: string) => `${name}, memory unknown`,
  none: 'None suitable for AI',
  unknown: 'Unknown',
  disk: 'Disk for models',
  free: (size: string) => `${size} free`,
  fileSystem: 'Format of the disk',
  largestFile: 'Max file size',
  noLargestFile: 'No limit that matters here',
  drive: 'Kind of drive',
  removable: 'Removable',
  fixed: 'Built in',

  reasonGraphics: (card: string) =>
    `The most capable model that runs well on your graphics card with ${card}.`,
  reasonSplit: (memory: string) =>
    `The most capable model that runs well in your ${memory} of memory, with help from the graphics card.`,
  reasonSpeed: 'The most capable model that answers at a good pace on this computer.',
  reasonDisk: (free: string) =>
    `The most capable model that runs well here and fits on the disk, where ${free} are free.`,
  reasonFileSize: (largest: string) =>
    `The most capable model that runs well here and that this drive can hold: it takes no file above ${largest}.`,
  reasonAll: 'The most capable model there is, and it runs well on this computer.',
  reasonLeast: 'The smallest one, because the disk has no space for more.',
  reasonLeastUnknown:
    'Nothing else can be had here just now. How much memory it needs is not known in advance.',
  fitUnknown: 'Its size is not known in advance, so nobody can say how well it runs here.',
  fitSplit: 'It will run, but only a part of it fits on the graphics card: expect slower answers.',
  fitSlow: 'It fits, but it will answer slowly on this computer.',
  noRoom: (needed: string, free: string) => `Not enough disk space: ${needed} needed, ${free} free.`,
  fileTooLarge: (size: string, largest: string) =>
    `This drive is formatted in a way that takes no file above ${largest}, and this one has ${size}. Another drive can hold it.`,
  noneFits: 'There’s not enough disk space for a model. Free some space, or look at the list.',

  others: 'Other good choices',
  recommended: 'Recommended',
  tiers: {
    legend: 'Choose by what matters to you',
    names: { quick: 'Quick', balanced: 'Balanced', capable: 'Most capable' },
    answers: (speed: string) => `Writes ${speed}`,
    time: (duration: string) => `Downloads in ${duration}`,
    left: (memory: string) => `Leaves ${memory} of memory for everything else`,
    onCard: 'Runs on the graphics card, so your memory stays free',
  },
  quickAbout: 'Quicker, and leaves more memory for other programs.',
  balancedAbout: 'Capable, and leaves memory for other programs.',
  capableAbout: 'The best answers this computer can give.',
  capableTight: 'The best answers, but a tight fit.',
  capableSlow: 'The best answers, but slow on this computer.',
  nameAndSize: (name: string, size: string) => `${name} · ${size}`,

  downloadTime: 'Download time',
  timeAssumed: (duration: string) => `${duration} on a typical connection`,
  timeMeasured: (duration: string, rate: string) => `${duration} at the speed measured just now (${rate})`,
  timeMeasuredEarlier: (duration: string, rate: string) =>
    `${duration} at the speed measured earlier (${rate})`,
  timeLimited: (duration: string) => `${duration} with your speed limit`,
  moreThanADay: 'more than a day',
  measure: 'Test my connection',
  measureAgain: 'Test again',
  stopMeasuring: 'Stop the test',
  measuring: 'Testing for about five seconds …',
  notMeasured: (why: string) => `The test failed. ${why}`,

  verdict: 'How it fits',
  why: 'Why',
  needed: 'Memory it needs',
  neededSum: (total: string, weights: string, context: string, overhead: string) =>
    `${total}: ${weights} for the model, ${context} for the conversation, ${overhead} for the program`,
  context: 'Conversation',
  contextKnown: (tokens: string) => `${tokens} tokens`,
  contextEstimated: (tokens: string) => `${tokens} tokens, estimated from the size of the file`,
  available: 'Memory for models here',
  availableUpTo: (comfortable: string, most: string) => `Well up to ${comfortable}, at most ${most}`,
  place: 'Where it runs',
  speed: 'Speed to expect',
  room: 'Disk space',
  roomFits: 'Enough',
  places,
  speeds,
  fitReasons,
};
