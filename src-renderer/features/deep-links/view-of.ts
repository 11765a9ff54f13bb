import type { AppSnapshot } from '../../../src-preload/contract/snapshot.ts';
import { availableModels } from '../../state/selectors.ts';

/** Where a model that a link names is shown: as an offer, among what comes, among what is here, or nowhere. Pure. */
export function placeOf(
  snapshot: AppSnapshot,
  modelId: string,
): 'offer' | 'downloads' | 'models' | 'unknown' {
  if (availableModels(snapshot).some(({ id }) => id === modelId)) return 'offer';
  if (snapshot.installed.some((model) => model.modelId === modelId)) return 'models';
  return snapshot.downloads.some((row) => row.modelId === modelId) ? 'downloads' : 'unknown';
}
