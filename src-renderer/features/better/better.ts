import type { AppSnapshot, ModelView } from '../../../src-preload/contract/snapshot.ts';

/**
 * Returns the recommended model when it ranks above every installed one. Null when nothing is installed, an installed
 * model has no rank, it is installed or downloading, or the person declined it. Pure; returns a row of the snapshot.
 */
export function betterModel(
  snapshot: Pick<AppSnapshot, 'models' | 'recommendation' | 'installed' | 'downloads' | 'settings'>,
): ModelView | null {
  const { models, recommendation, installed, downloads, settings } = snapshot;
  const better = models.find(({ id }) => id === recommendation?.modelId);
  if (better === undefined || recommendation?.kind !== 'best-fit' || installed.length === 0) return null;
  if (settings.unwantedModels.includes(better.id)) return null;
  const isTaken = ({ modelId }: { readonly modelId: string }): boolean => modelId === better.id;
  if (installed.some(isTaken)) return null;
  if (downloads.some((one) => isTaken(one) && one.state !== 'complete' && one.state !== 'cancelled')) {
    return null;
  }
  const ranks = installed.map(({ modelId }) => models.find(({ id }) => id === modelId)?.rank);
  return ranks.every((rank) => rank !== undefined && rank < better.rank) ? better : null;
}

/** How many models a person may have declined before the oldest is forgotten. */
const mostUnwanted = 100;

/** The declined models with one more. Pure. */
export function withUnwanted(unwanted: readonly string[], modelId: string): string[] {
  return [...unwanted.filter((id) => id !== modelId), modelId].slice(-mostUnwanted);
}
