import type { AppSnapshot, InstalledView } from '../../../src-preload/contract/snapshot.ts';

/** The model that was verified last. Pure. */
export function newestModel({ installed }: AppSnapshot): InstalledView | undefined {
  return installed.toSorted((a, b) => b.provenAtMs - a.provenAtMs)[0];
}
