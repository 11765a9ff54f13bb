import type { PolicyView } from './admin-policy.ts';
import type { CatalogueView, ModelFacts } from './catalogue.ts';
import type { Fit, FitView, HardwareView, MeasurementView, RecommendationLimit } from './computer.ts';
import type { LinkView } from './deep-links.ts';
import type { DownloadView } from './downloads.ts';
import type { ErrorView } from './errors.ts';
import type { FirstWordsView } from './first-words.ts';
import type { LanguageChoice } from './language.ts';
import type { LibraryView } from './library.ts';
import type { ServerView } from './server.ts';
import type { StorageView } from './storage.ts';
import type { UpdateView } from './updates.ts';
import type { WizardView } from './wizard.ts';

/** Facts about this computer; `null` means unknown. Sizes in bytes. */
export interface ComputerView {
  readonly totalMemoryBytes: number;
  readonly freeDiskBytes: number | null;
  readonly modelsFolder: string;
  readonly processor: string | null;
  readonly cores: number;
  readonly platform: 'linux' | 'darwin' | 'win32' | 'other';
  readonly freeMemoryBytes: number;
  /** Models with about so many billion parameters are comfortable here, in the usual 4-bit form. 0: none. */
  readonly comfortableBillions: number;
  /** Null until the closer look has been taken. */
  readonly hardware: HardwareView | null;
}

/** One catalogue entry with its verdict for this computer. */
export interface ModelView extends ModelFacts {
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
  readonly verdict: Fit;
  readonly fit: FitView;
  readonly demo: boolean;
}

/** The recommended model; the window words the reason from these facts. */
export interface RecommendationView {
  readonly modelId: string;
  /**
   * `best-fit`: the most capable comfortable one, with memory to spare. `lightest`: none is comfortable, and this
   * needs least.
   */
  readonly kind: 'best-fit' | 'lightest';
  readonly limit: RecommendationLimit;
  /** The best that downloads in about five minutes, else the fastest download; null without another choice. */
  readonly quickId: string | null;
  /** Between the two; null when there is none. */
  readonly balancedId: string | null;
  /** The best that runs here at all, perhaps tight or slowly; null where there is nothing to choose. */
  readonly capableId: string | null;
}

/** An installed model whose file was verified when it was placed. */
export interface InstalledView {
  readonly modelId: string;
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly provenAtMs: number;
  /** Adopted from the disk after verification: nothing was downloaded. */
  readonly adopted: boolean;
  /** The files of a model that comes in several, in order; the other facts are then of the first, or of all. */
  readonly parts?: readonly PartView[];
  /** One file of a model whose others are missing: which one, from 1, of how many. It cannot be used. */
  readonly lone?: { readonly index: number; readonly count: number };
}

/** One of the files of an installed model. */
export interface PartView {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** A notice, shown until dismissed. */
export type NoticeView =
  | {
      readonly id: string;
      readonly kind: 'interrupted';
      readonly name: string;
      readonly percent: number | null;
      readonly goesOn: boolean;
    }
  | { readonly id: string; readonly kind: 'ledger-rebuilt'; readonly setAsidePath: string }
  /** The page crashed and was reloaded. */
  | { readonly id: string; readonly kind: 'window-redrawn' };

/** Appearance: light, dark, high contrast, or the system's. */
export const appearances = ['system', 'light', 'dark', 'contrast'] as const;
export type Appearance = (typeof appearances)[number];

/** What a person can set. */
export interface SettingsView {
  /** Interrupted downloads resume at the next start; otherwise they wait. */
  readonly resumeAutomatically: boolean;
  /** The computer does not fall asleep while something is being downloaded. */
  readonly keepAwake: boolean;
  /** Over all downloads, in bytes per second; null for no limit. */
  readonly bytesPerSecondLimit: number | null;
  readonly connectionsPerHost: number;
  readonly parallelDownloads: number;
  /** Downloads fetch at certain hours of the day only, in minutes since midnight, local time; they may pass midnight. */
  readonly downloadHoursOn: boolean;
  readonly downloadHoursFrom: number;
  /** As where they begin: the whole day. */
  readonly downloadHoursTo: number;
  /** System notifications while nobody looks at the window. */
  readonly notifications: boolean;
  /** Starts at login, without a window. */
  readonly openAtLogin: boolean;
  /** Always shows the tray icon; otherwise only while Noggin runs without a window. */
  readonly trayIcon: boolean;
  readonly appearance: Appearance;
  readonly language: LanguageChoice;
  /** Checks for updates once a day, and downloads them. */
  readonly updateAutomatically: boolean;
  /** Asks once a day whether publishers have changed installed models. */
  readonly watchModels: boolean;
  /** Conversations are saved. */
  readonly keepConversations: boolean;
  /** Unloads the model after this long without a question; null for never. */
  readonly idleUnloadMinutes: number | null;
  /** Other programs on this computer may use the models. */
  readonly serverOn: boolean;
  readonly serverPort: number;
  /** Programs made for Ollama, too, which send no key. */
  readonly serverOllama: boolean;
  /** Ids of better models that the person declined. */
  readonly unwantedModels: readonly string[];
}

/** Everything a window shows. The catalogue error is set when a configured catalogue could not be used. */
export interface AppSnapshot {
  readonly seq: number;
  readonly appVersion: string;
  /** Switches, without dashes, that disabled the page's sandbox; none when it is on. */
  readonly sandboxOffBy: readonly string[];
  readonly computer: ComputerView;
  readonly models: readonly ModelView[];
  readonly catalogue: CatalogueView;
  readonly catalogueError: ErrorView | null;
  readonly recommendation: RecommendationView | null;
  readonly downloads: readonly DownloadView[];
  readonly installed: readonly InstalledView[];
  readonly library: LibraryView;
  /** Of installed models that were asked, or are being asked. */
  readonly firstWords: readonly FirstWordsView[];
  readonly notices: readonly NoticeView[];
  readonly settings: SettingsView;
  readonly storage: StorageView;
  readonly measurement: MeasurementView;
  /** Ids of installed models that their publishers have changed since. */
  readonly changedModels: readonly string[];
  readonly wizard: WizardView;
  readonly updates: UpdateView;
  readonly link: LinkView | null;
  readonly server: ServerView;
  /** Read once at the start: it does not change while Noggin runs. */
  readonly policy: PolicyView;
}

/** Parts of the snapshot that a patch may replace. */
export type ChangingParts = Omit<AppSnapshot, 'seq' | 'appVersion' | 'policy' | 'downloads'>;

/** What changed since the push with number `seq - 1`. Downloads are replaced row by row; other parts as a whole. */
export interface StatePatch extends Partial<ChangingParts> {
  readonly seq: number;
  readonly downloads?: readonly DownloadView[];
  readonly removedDownloads?: readonly string[];
}
