import type { LicenceSummary } from '../../../src-preload/contract/catalogue.ts';

/** What a license allows, by its SPDX id or the `LicenseRef-` of the catalogue. Pure. */
export function licenceSummaryOf(id: string): LicenceSummary {
  if (id === 'Apache-2.0' || id === 'MIT') return 'free for any use';
  return /^LicenseRef-(Llama|Gemma)/.test(id) ? "free, with the maker's rules" : 'its own terms';
}
