import { readFileSync, statSync } from 'node:fs';
import type { ReadSettings } from './other-settings.ts';

/** Settings are small; what is larger is something else. */
const mostBytes = 1024 * 1024;

/** Reads settings of another program; a file that is not there, or cannot be read, tells nothing. */
export const readOtherSettings: ReadSettings = (file) => {
  try {
    const facts = statSync(file);
    return facts.isFile() && facts.size <= mostBytes ? readFileSync(file, 'utf8') : null;
  } catch {
    return null;
  }
};
