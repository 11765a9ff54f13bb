import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder that is removed after the present test. Its name has a space and a letter beyond ASCII (FAULTS B13). */
export function tempFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'noggin übung '));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
