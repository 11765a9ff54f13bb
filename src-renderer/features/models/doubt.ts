import type { ModelView } from '../../../src-preload/contract/snapshot.ts';
import { messages } from '../../words/messages.ts';

/** Why Noggin would not recommend this model by itself, in one sentence; null where it would. Pure. */
export function doubtOf({ doubts }: ModelView): string | null {
  const words = messages.catalogue;
  if (doubts.length === 0) return null;
  return words.notRecommended(doubts.map((doubt) => words.doubts[doubt]).join(words.and));
}

/** What the license allows, in plain words; nothing is promised where sources disagree. Pure. */
export function licenceOf({ doubts, licenceSummary }: ModelView): string {
  const words = messages.catalogue;
  return doubts.includes('licence') ? words.licenceUncertain : words.licences[licenceSummary];
}
