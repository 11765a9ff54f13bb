import type { ErrorView } from '../../../src-preload/contract/errors.ts';
import { isLockedCode } from '../../ledger/locked.ts';
import type { Words } from './en.ts';

/** What is said when there can be no window. The English message stays below, for whoever is asked for help. Pure. */
export function cannotStart(
  { code, message, details }: ErrorView,
  { cannotStart: words }: Words,
): { readonly title: string; readonly text: string } {
  const isKnown =
    code === 'ledger-unavailable' || code === 'ledger-from-future' || code === 'profile-unwritable';
  const isLocked = code === 'ledger-unavailable' && isLockedCode(details?.['sqliteCode']);
  const sentence = isLocked ? words.ledgerLocked : isKnown ? words[code] : words.other;
  return { title: words.title, text: `${sentence}\n\n${message}\n(${code})` };
}
