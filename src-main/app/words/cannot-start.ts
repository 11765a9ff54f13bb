import type { ErrorView } from '../../../src-preload/contract/errors.ts';
import type { Words } from './words.ts';

/** What is said when there can be no window. The English message stays below, for whoever is asked for help. Pure. */
export function cannotStart(
  { code, message }: ErrorView,
  { cannotStart: words }: Words,
): { readonly title: string; readonly text: string } {
  const isKnown = code === 'ledger-unavailable' || code === 'ledger-from-future';
  return { title: words.title, text: `${isKnown ? words[code] : words.other}\n\n${message}\n(${code})` };
}
