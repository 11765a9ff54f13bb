import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Counts, countsFromPlaywright, judged, noTests } from '../lib/counts.ts';
import { runPlaywright } from '../lib/runners.ts';
import { told, troublesOfPlaywright } from '../lib/troubles.ts';
import { openedCopy } from './opened-copy.ts';

/**
 * Runs all end-to-end tests in a copy of the packaged app: the same archive, with one fuse changed, since the tests
 * drive main through the inspector that it disables.
 */
export async function packagedEndToEnd(): Promise<Counts> {
  const root = mkdtempSync(path.join(os.tmpdir(), 'noggin-packaged-'));
  try {
    const program = await openedCopy(path.join(root, 'app'));
    const { code, report } = await runPlaywright(root, { packaged: program });
    return judged(counted(report), code);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** The counts of a report; none where the run crashed before writing one. */
function counted(file: string): Counts {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8')) as Parameters<typeof countsFromPlaywright>[0] &
      Parameters<typeof troublesOfPlaywright>[0];
    const troubles = told(troublesOfPlaywright(report));
    if (troubles !== '') console.log(troubles);
    return countsFromPlaywright(report);
  } catch {
    return noTests;
  }
}
