import { z } from 'zod';
import type { ErrorView } from './errors.ts';
import { oneModel } from './model-id.ts';

/** A graphics card as far as it is known; `memoryBytes` is memory of its own. */
export interface GraphicsCardView {
  readonly name: string;
  readonly memoryBytes: number | null;
}

/** The disk of the models folder beyond its free room. */
export interface DiskView {
  readonly fileSystem: string | null;
  /** The largest file it can hold (FAT32: one byte less than 4 GiB), or null: unknown or without a limit that matters. */
  readonly largestFileBytes: number | null;
  readonly isRemovable: boolean | null;
}

/** Facts that take longer to find, read in the background. Null means unknown. */
export interface HardwareView {
  /** Processor and graphics share the memory (Apple silicon). */
  readonly hasUnifiedMemory: boolean;
  /** Empty for none, null for unknown. */
  readonly graphicsCards: readonly GraphicsCardView[] | null;
  readonly disk: DiskView;
}

/** How a model fits this computer. */
export type Fit = 'comfortable' | 'tight' | 'too-big';

/** The verdict for a person: the fit, or `slow` for a model that fits and answers slower than people read. */
export type Standing = Fit | 'slow';

/** Where a model would run. `split`: partly on the graphics card, the rest from main memory. */
export type Place = 'graphics' | 'unified' | 'main' | 'split';

/** Expected speed of answers: faster than people read, about as fast, or slower. */
export type SpeedClass = 'fast' | 'usable' | 'slow';

/** Whether the disk can hold the file, by the same check as before a download. */
export type RoomView =
  | { readonly kind: 'fits' }
  /** `neededBytes`: the missing bytes plus the reserve that stays free. */
  | { readonly kind: 'disk-full'; readonly neededBytes: number; readonly freeBytes: number }
  | { readonly kind: 'file-too-large'; readonly fileBytes: number; readonly largestFileBytes: number };

/** Why the verdict is what it is; the window words it. */
export type FitReason =
  | 'size-unknown'
  | 'fits-graphics'
  | 'fits-memory'
  | 'split'
  | 'little-left'
  | 'beyond-memory';

/** How one model fits this computer, with the numbers behind it. Sizes in bytes; null where the size is unknown. */
export interface FitView {
  readonly verdict: Fit;
  readonly reason: FitReason;
  readonly place: Place;
  readonly neededBytes: number | null;
  readonly weightsBytes: number | null;
  readonly contextBytes: number | null;
  readonly overheadBytes: number | null;
  /** Length of the conversation that `contextBytes` is for. */
  readonly contextTokens: number;
  /** Whether `contextBytes` was estimated from the file's size because the model's shape is not known. */
  readonly isContextEstimated: boolean;
  /** Comfortable up to here; it runs at all up to `mostBytes`. */
  readonly comfortableBytes: number;
  readonly mostBytes: number;
  readonly speed: SpeedClass | null;
  /** Speed of answers, measured or estimated; null where `speed` is. */
  readonly tokensPerSecond: number | null;
  readonly room: RoomView;
  readonly downloadSeconds: number | null;
}

/** The limit that rules out a more capable model. `nothing`: there is no better one. */
export type RecommendationLimit = 'memory' | 'speed' | 'disk' | 'file-size' | 'nothing';

/** How fast the connection is, as measured when a person asked. Rates in bytes per second. */
export type MeasurementView =
  | { readonly state: 'none' }
  | { readonly state: 'measuring'; readonly modelId: string }
  | {
      readonly state: 'measured';
      readonly modelId: string;
      readonly bytesPerSecond: number;
      readonly sourceHost: string;
      readonly atMs: number;
    }
  | { readonly state: 'failed'; readonly modelId: string; readonly error: ErrorView };

/** Requests about this computer and its connection. */
export const computerRequests = {
  /** Measures for a few seconds how fast a model's source sends; the result is pushed. */
  'connection:measure': oneModel,
  'connection:stop-measuring': z.undefined(),
} as const;

/** What they answer. */
export interface ComputerOutput {
  'connection:measure': null;
  'connection:stop-measuring': null;
}
