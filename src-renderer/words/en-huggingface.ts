/** Words about models from anywhere. */
export const hubWords = {
  open: 'Search Hugging Face or add by link',
  title: 'Search Hugging Face or add by link',
  lead: 'Enter words to search for, or paste the page of a model, its name, or a link to a file that ends in .gguf.',
  field: 'Words, link or name',
  example: 'For example: coding 7B, or Qwen/Qwen3-8B-GGUF',
  find: 'Find',
  search: {
    title: 'On Hugging Face',
    offerLink: 'See what this leads to',
    results: (host: string) => `Models on ${host}`,
    found: (count: number) => (count === 1 ? '1 model is shown' : `${count} models are shown`),
    nothing: (host: string) => `${host} has no model with these words. Try fewer or other words.`,
    sort: 'Sort by',
    orders: { downloads: 'Most downloaded', likes: 'Most liked', lastModified: 'Recently updated' },
    downloads: (count: number, rounded: string) => (count === 1 ? '1 download' : `${rounded} downloads`),
    changed: (date: string) => `updated ${date}`,
    gated: 'terms to accept',
    more: 'Show more',
    back: 'Back to the results',
    instead: (words: string) => `Search for “${words}” instead`,
    offer: (words: string) => `Search Hugging Face for “${words}”`,
  },
  finding: 'Looking …',
  close: 'Close',
  why: {
    comfortable: 'Recommended: the best balance of quality and size among those that run well here.',
    slow: 'It fits, but answers slowly here. A smaller version is a little faster.',
    tight: 'None of these runs well here. This one just fits.',
    lightest: 'All of these are too big for this computer. This is the smallest.',
  },
  legend: 'Versions to choose from',
  found: (count: number) => (count === 1 ? 'One version was found.' : `${count} versions were found.`),
  from: (host: string) => `From ${host}`,
  /** A version by how much of the original it keeps. */
  quality: (bits: number | null) => {
    if (bits === null) return 'Version';
    if (bits <= 2) return 'Smallest: quality suffers noticeably';
    if (bits === 3) return 'Very small: some quality is lost';
    if (bits === 4) return 'Small: nearly the full quality';
    if (bits <= 6) return 'Medium: hardly any quality is lost';
    if (bits <= 8) return 'Large: as good as the original';
    return 'The original: very large';
  },
  /** What a file is that is no model by itself; as a whole sentence. */
  companions: {
    drafter: 'This is a drafter: it only helps another model to answer faster. Choose the model itself.',
    adapter: 'This is an adapter (LoRA): it changes another model, and isn’t one on its own.',
    projector: 'This lets another model see pictures, and isn’t a model on its own.',
    calibration: 'This holds data for making smaller versions of a model, and isn’t a model on its own.',
    vocabulary: 'This holds only the words of a model, without what it has learned.',
    'foreign-order': 'This was made for another kind of computer (big-endian), and does not run here.',
    'too-old': 'This is of an old format that is no longer read. Choose a newer version of the model.',
  },
  /** The same as a few words beside its name. */
  companionNames: {
    drafter: 'helps another model to be faster',
    adapter: 'adapter',
    projector: 'for pictures',
    calibration: 'data for quantizing',
    vocabulary: 'vocabulary only',
    'foreign-order': 'for other computers',
    'too-old': 'old format',
  },
  companionsFound: (list: string) => `Also there, but not models on their own: ${list}.`,
  missingThere: (asked: string, there: string) =>
    `There is no version ${asked} of this model. There is: ${there}.`,
  row: (size: string, label: string) => (label === '' ? size : `${size} · ${label}`),
  parts: (count: number) => `${count} files`,
  sizeUnknown: 'Size not known in advance',
  checking: 'Reading the beginning of the file …',
  checked: (memory: string) => `By what the file itself tells, it needs about ${memory} of memory.`,
  context: (tokens: string) => `It can keep up to ${tokens} tokens of a conversation in mind.`,
  gated: 'The publisher requires you to accept its terms before you download.',
  download: 'Download',
  downloadUnproven: 'Download anyway',
  unproven:
    'No checksum is published, so Noggin can’t verify this file. Download it only if you trust where it comes from.',
  notVerified: (date: string) => `Unverified: no checksum is published. Downloaded completely on ${date}.`,
  notVerifiedBadge: 'Unverified',
  waitSeconds: (duration: string) => `Try again in ${duration}.`,
  access: 'How to get access',
  accessSteps: (page: string) => [
    `Open ${page} and sign in.`,
    'If it asks you to accept terms, accept them.',
    'In your settings there, under “Access Tokens”, create a read-access token and paste it here.',
  ],
  openPage: 'Open the page',
  tokenField: 'Access token',
  tokenHint: 'It is shown to the hub only, and you can remove it in the settings.',
  enterToken: 'Enter a token',
  useToken: 'Use this token',
  tokenOdd: 'This does not look like a token: it has no spaces, and at least 8 letters or digits.',
  tokenRefused:
    'The token you entered does not give access yet. Were the terms accepted with the same account?',
  tokenInvalid:
    'The hub no longer takes your access token. Noggin continues without it; make a new one there if a model needs it.',
  keptSafely: 'Saved on this computer, encrypted for your account.',
  keptInMemory: 'This computer has no safe place for it, so it’s forgotten when you close Noggin.',
  tokenSetting: 'Access token for Hugging Face',
  tokenNone: 'None. Noggin asks when a model needs one.',
  removeToken: 'Remove the token',
};
