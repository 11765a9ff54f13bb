/** What a license means for a person, in plain words; the whole text is at its address. */
export const licenceSummaries = [
  'free for any use',
  "free, with the maker's rules",
  'its own terms',
] as const;

/** One of {@link licenceSummaries}. */
export type LicenceSummary = (typeof licenceSummaries)[number];

/**
 * Doubts about a catalogue entry. `licence`: sources disagree. `gating`: the source may ask for an account.
 * `address`: the address is unpinned, so its file may change. `one-source`: only one source names this hash.
 */
export const doubts = ['licence', 'gating', 'address', 'one-source'] as const;

/** One of {@link doubts}. */
export type Doubt = (typeof doubts)[number];

/** What the catalogue knows of a model, beside what the planner says about it. */
export interface ModelFacts {
  readonly family: string;
  readonly publisher: string;
  readonly licenceName: string;
  readonly licenceSummary: LicenceSummary;
  readonly licenceUrl: string | null;
  /** In tokens; null where no source says. */
  readonly contextLength: number | null;
  /** Better models have higher numbers. */
  readonly rank: number;
  readonly rankReason: string;
  readonly doubts: readonly Doubt[];
  /** Whether the planner may recommend it. */
  readonly recommendable: boolean;
}

/** The catalogue in use, and why a newer one is not. */
export interface CatalogueView {
  /** `built-in`: came with the app. `configured`: an administrator set it. `newer`: fetched and verified since. */
  readonly origin: 'built-in' | 'configured' | 'newer';
  /** Serial number, growing with every published catalogue; 0 for an unnumbered one. */
  readonly serial: number;
  /** `YYYY-MM-DD`; null when unknown. */
  readonly published: string | null;
  /** Why the last update was rejected; English, for Details. Null when none was. */
  readonly refused: string | null;
}
