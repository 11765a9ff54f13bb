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

/** What this computer is, as far as it is known: `null` means unknown and is said so. Sizes in bytes. */
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

/** The model Noggin would take on this computer; the window words the reason from these facts. */
export interface RecommendationView {
  readonly modelId: string;
  /** `best-fit`: the best that is comfortable with memory to spare. `lightest`: none is, this needs least. */
  readonly kind: 'best-fit' | 'lightest';
  readonly limit: RecommendationLimit;
  /** Here within about five minutes where one is, else the first to be here; null when there is none beside the others. */
  readonly quickId: string | null;
  /** Between the two; null when there is none. */
  readonly balancedId: string | null;
  /** The best that runs here at all, perhaps tight or slowly; null where there is nothing to choose. */
  readonly capableId: string | null;
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

/** Something the person is told once, quietly, until dismissed. */
export type NoticeView =
  | {
      readonly id: string;
      readonly kind: 'interrupted';
      readonly name: string;
      readonly percent: number | null;
      readonly goesOn: boolean;
    }
  | { readonly id: string; readonly kind: 'ledger-rebuilt'; readonly setAsidePath: string }
  /** The page broke down and was loaded again. */
  | { readonly id: string; readonly kind: 'window-redrawn' };

/** Light or dark, or as the system has it. */
export const appearances = ['system', 'light', 'dark', 'contrast'] as const;
export type Appearance = (typeof appearances)[number];

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
  /** Told by the system when a model is ready or needs the person, and nobody is looking. */
  readonly notifications: boolean;
  /** Started with the computer, without a window. */
  readonly openAtLogin: boolean;
  /** An icon in the tray or menu bar, always; otherwise from when Noggin first works without a window. */
  readonly trayIcon: boolean;
  readonly appearance: Appearance;
  readonly language: LanguageChoice;
  /** Newer versions of Noggin are looked for once a day, and fetched. */
  readonly updateAutomatically: boolean;
  /** Conversations outlive the end of Noggin. */
  readonly keepConversations: boolean;
  /** The model's memory is given back after so long without a question; null: it is kept. */
  readonly idleUnloadMinutes: number | null;
  /** Other programs on this computer may use the models. */
  readonly serverOn: boolean;
  readonly serverPort: number;
  /** Programs made for Ollama, too, which send no key. */
  readonly serverOllama: boolean;
  /** Ids of models that the person does not want to be told of as better ones. */
  readonly unwantedModels: readonly string[];
}

/** Everything a window shows. The catalogue error is set when a configured catalogue could not be used. */
export interface AppSnapshot {
  readonly seq: number;
  readonly appVersion: string;
  /** The switches, without dashes, by which the page's process is not shut in by the system; none: it is. */
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
  readonly wizard: WizardView;
  readonly updates: UpdateView;
  readonly link: LinkView | null;
  readonly server: ServerView;
  /** Read once at the start: it does not change while Noggin runs. */
  readonly policy: PolicyView;
}

/** Parts that are told by themselves when they change; the number, the rows of downloads and what never changes are not. */
export type ChangingParts = Omit<AppSnapshot, 'seq' | 'appVersion' | 'policy' | 'downloads'>;

/** What changed since the push with number `seq - 1`. Downloads are replaced row by row; other parts as a whole. */
export interface StatePatch extends Partial<ChangingParts> {
  readonly seq: number;
  readonly downloads?: readonly DownloadView[];
  readonly removedDownloads?: readonly string[];
}
