/** What a license means for a person, in plain words; the whole text is at its address. */
export const licenceSummaries = [
  'free for any use',
  "free, with the maker's rules",
  'its own terms',
] as const;

/** One of {@link licenceSummaries}. */
export type LicenceSummary = (typeof licenceSummaries)[number];

/**
 * What is not certain about a catalogue entry. `licence`: sources disagree. `gating`: the source may ask for an
 * account. `address`: it is not pinned, so the file there may change. `one-source`: nobody else named this hash.
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
  /** Whether Noggin would recommend it by itself. */
  readonly recommendable: boolean;
}

/** The catalogue in use, and why a newer one is not. */
export interface CatalogueView {
  /** `built-in`: came with the app. `configured`: an administrator set it. `newer`: fetched and proven since. */
  readonly origin: 'built-in' | 'configured' | 'newer';
  /** Grows with every catalogue that is published; 0 for one that nobody numbered. */
  readonly serial: number;
  /** `YYYY-MM-DD`; null where nobody said. */
  readonly published: string | null;
  /** Why the last newer one was refused; English, for Details. Null when none was. */
  readonly refused: string | null;
}
