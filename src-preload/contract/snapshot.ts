import type { DownloadView } from './downloads.ts';
import type { ErrorView } from './errors.ts';

/** What this computer is, as far as it is known: `null` means unknown and is said so. Sizes in bytes. */
export interface ComputerView {
  readonly totalMemoryBytes: number;
  readonly freeDiskBytes: number | null;
  readonly modelsFolder: string;
  readonly processor: string | null;
  readonly cores: number;
  readonly platform: 'linux' | 'darwin' | 'win32' | 'other';
}

/** How a model fits this computer. */
export type Verdict = 'comfortable' | 'tight' | 'too-big';

/** One catalogue entry with its verdict for this computer. */
export interface ModelView {
  readonly id: string;
  readonly name: string;
  readonly maker: string;
  /** One sentence on what it is good at. */
  readonly about: string;
  readonly parameters: string;
  readonly quantization: string;
  readonly bytes: number | null;
  readonly sha256: string;
  readonly licence: string;
  readonly sourceHost: string;
  readonly memoryNeededBytes: number;
  readonly verdict: Verdict;
  readonly demo: boolean;
}

/** The model Noggin would take on this computer; the window words the reason from these facts. */
export interface RecommendationView {
  readonly modelId: string;
  /** `best-fit`: the best that is comfortable. `lightest`: nothing is comfortable, this needs least. */
  readonly kind: 'best-fit' | 'lightest';
}

/** A model file that was proven right when it was put in its place. */
export interface InstalledView {
  readonly modelId: string;
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly provenAtMs: number;
  /** The file was already on the disk and was found right: nothing was downloaded. */
  readonly adopted: boolean;
  /** False: its publisher tells no hash; this is the one of what arrived. */
  readonly published: boolean;
}

/** Something the person is told once, quietly, until dismissed. */
export type NoticeView =
  | {
      readonly id: string;
      readonly kind: 'interrupted';
      readonly name: string;
      readonly percent: number | null;
      readonly goesOn: boolean;
    }
  | { readonly id: string; readonly kind: 'ledger-rebuilt'; readonly setAsidePath: string };

/** What a person can set. */
export interface SettingsView {
  /** Interrupted downloads go on by themselves at the next start; otherwise they wait to be resumed. */
  readonly resumeAutomatically: boolean;
  /** The computer does not fall asleep while something is being downloaded. */
  readonly keepAwake: boolean;
  /** Over all downloads, in bytes per second; null for no limit. */
  readonly bytesPerSecondLimit: number | null;
  readonly connectionsPerHost: number;
  readonly parallelDownloads: number;
}

/** Everything a window shows. The catalogue error is set when a configured catalogue could not be used. */
export interface AppSnapshot {
  readonly seq: number;
  readonly appVersion: string;
  readonly computer: ComputerView;
  readonly models: readonly ModelView[];
  readonly catalogueError: ErrorView | null;
  readonly recommendation: RecommendationView | null;
  readonly downloads: readonly DownloadView[];
  readonly installed: readonly InstalledView[];
  readonly notices: readonly NoticeView[];
  readonly settings: SettingsView;
}

/** What changed since the push with number `seq - 1`. Downloads are replaced row by row; other parts as a whole. */
export interface StatePatch {
  readonly seq: number;
  readonly downloads?: readonly DownloadView[];
  readonly removedDownloads?: readonly string[];
  readonly computer?: ComputerView;
  readonly models?: readonly ModelView[];
  readonly catalogueError?: ErrorView | null;
  readonly recommendation?: RecommendationView | null;
  readonly installed?: readonly InstalledView[];
  readonly notices?: readonly NoticeView[];
  readonly settings?: SettingsView;
}
