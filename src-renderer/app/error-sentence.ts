import type { ErrorView } from '../../src-preload/contract/errors.ts';
import { messages } from './messages/messages.ts';

/** The sentence for what went wrong; where it is known which disk is full, the one that names it. */
export function errorSentence({ code, details }: ErrorView): string {
  const folder = details?.['folder'];
  const isFull = code === 'ledger-unavailable' && details?.['sqliteCode'] === 'SQLITE_FULL';
  return isFull && typeof folder === 'string' ? messages.ledgerFull(folder) : messages.errors[code];
}
