import { z } from 'zod';
import type { ErrorView } from './errors.ts';

/** How a file of the person's comes into the models folder. `link`: shares its room with the original. */
export type FileWay = 'copy' | 'link' | 'move';
const fileWay = z.enum(['copy', 'link', 'move']);

/** Whose models are looked for on this computer: another program's, or those among the person's own downloads. */
export type OtherApp =
  | 'ollama'
  | 'lm-studio'
  | 'jan'
  | 'gpt4all'
  | 'llama-cpp'
  | 'hugging-face'
  | 'skytwin'
  | 'downloads';

/** A file the person picked or dropped, and what can be done with it. Sizes in bytes. */
export type ImportCandidateView =
  | {
      readonly kind: 'offered';
      readonly id: string;
      /** Of a model in several files, what their names have in common. */
      readonly fileName: string;
      /** Files of the model: 1, or all its parts. */
      readonly files: number;
      readonly bytes: number;
      /** Best first; the first is suggested. */
      readonly ways: readonly FileWay[];
      /** Whether the file lies on the disk of the models folder. */
      readonly isSameDisk: boolean;
    }
  | { readonly kind: 'refused'; readonly id: string; readonly fileName: string; readonly error: ErrorView };

/** An import in progress; dropped from the list when installed. */
export interface ImportView {
  readonly id: string;
  readonly name: string;
  readonly state: 'waiting' | 'running' | 'failed';
  readonly stage: 'copying' | 'checking';
  readonly doneBytes: number;
  readonly totalBytes: number;
  readonly error: ErrorView | null;
}

/** A file of another program that is a model. */
export interface FoundView {
  readonly id: string;
  /** Catalogue id; null for an unlisted model. */
  readonly modelId: string | null;
  readonly name: string;
  readonly bytes: number;
  readonly app: OtherApp;
  readonly path: string;
}

/** A further copy of a model: of an installed one, or of one that the same search found elsewhere. */
export interface TwinView {
  readonly id: string;
  /** As the installed model is called, or the one that was found. */
  readonly name: string;
  /** The installed model; null where neither is Noggin's. */
  readonly modelId: string | null;
  /** Of all its files. */
  readonly bytes: number;
  readonly app: OtherApp;
  readonly path: string;
  /** Both are one file on the disk, which takes its room once. */
  readonly sharesRoom: boolean;
}

/** The search for models of other programs; it runs only when asked for. */
export interface SearchView {
  readonly state: 'idle' | 'looking' | 'done';
  /** Bytes hashed among files whose size matches a model. */
  readonly doneBytes: number;
  readonly totalBytes: number;
  readonly found: readonly FoundView[];
  /** Unlisted models: complete by their own tables, and unverified. */
  readonly unlisted: readonly FoundView[];
  /** What is on this computer more than once. */
  readonly twins: readonly TwinView[];
  /** Programs whose folder of models was there. */
  readonly apps: readonly OtherApp[];
  /** Unreadable folders and files, and whether a bound ended the search. */
  readonly unreadable: number;
  readonly wasCutShort: boolean;
}

/** The move of all models into the models folder. */
export interface MoveView {
  readonly state: 'moving' | 'paused' | 'stopped';
  readonly name: string | null;
  readonly doneModels: number;
  readonly totalModels: number;
  readonly doneBytes: number;
  readonly totalBytes: number;
  /** Why it stopped. */
  readonly error: ErrorView | null;
  /** Names of models that stay behind because their files changed. */
  readonly leftBehind: readonly string[];
}

/** Where models are kept. */
export interface FolderView {
  readonly path: string;
  readonly isDefault: boolean;
  /** Set from outside (NOGGIN_MODELS_DIR): a person cannot change it here. */
  readonly isFixed: boolean;
  /** Installed models that lie in other folders. */
  readonly elsewhere: { readonly models: number; readonly bytes: number };
  readonly move: MoveView | null;
}

/** Files that come from this computer, and the folder they are kept in. */
export interface StorageView {
  readonly offer: ImportCandidateView | null;
  readonly imports: readonly ImportView[];
  readonly search: SearchView;
  readonly folder: FolderView;
}

const id = z.strictObject({ id: z.uuid() });

/** Requests of this part. Files and folders are picked in dialogs that main opens: no path comes from a page. */
export const storageRequestSchemas = {
  'import:pick': z.undefined(),
  'import:start': z.strictObject({ id: z.uuid(), way: fileWay }),
  'import:dismiss': id,
  'import:cancel': id,
  'import:retry': id,
  'search:start': z.undefined(),
  'search:stop': z.undefined(),
  'search:use': id,
  'folder:choose': z.undefined(),
  'folder:use-default': z.undefined(),
  'folder:move': z.undefined(),
  'folder:pause-move': z.undefined(),
  'folder:end-move': z.undefined(),
} as const;

/** None answers: results are pushed. */
export type StorageRequestOutput = { readonly [R in keyof typeof storageRequestSchemas]: null };
