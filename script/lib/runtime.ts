import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The Electron for scripts and tests, as found or prepared by the bootstrap. */
export interface Runtime {
  /** `override`: the person's own; `official`: the pinned release; `carried`: from the npm registry, never released. */
  readonly kind: 'override' | 'official' | 'carried';
  /** Electron's version, without a leading v. */
  readonly version: string;
  /** Absolute path of the program to start with the project folder as its argument. */
  readonly executable: string;
  /** Folder for electron-builder's `electronDist`. */
  readonly packagingDist: string | null;
  /** False where Chromium's sandbox cannot work (root on Linux), so that `--no-sandbox` is required. */
  readonly sandbox: boolean;
}

/** The project folder, absolute. */
export const projectRoot = path.resolve(import.meta.dirname, '..', '..');

const file = path.join(projectRoot, 'node_modules', '.cache', 'noggin', 'runtime.json');

/**
 * Reads which Electron to start.
 * @throws when the bootstrap has never run in this install; the message says how to run it
 */
export function readRuntime(): Runtime {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Runtime;
  } catch (cause) {
    throw new Error('No Electron runtime is prepared: run `node script/bootstrap.mjs` first.', { cause });
  }
}

/** The switches that this runtime needs to start here. */
export function runtimeSwitches(runtime: Runtime): string[] {
  return runtime.sandbox ? [] : ['--no-sandbox'];
}
