import type { ErrorView } from '../../src-preload/contract/errors.ts';
import type { CompanionRole } from '../../src-preload/contract/huggingface.ts';
import { messages } from './messages.ts';

/** The sentence for what went wrong; where more is known than its code, the one that says that. */
export function errorSentence(error: ErrorView): string {
  const { code, details } = error;
  const { hub } = messages;
  const { asked, there } = details ?? {};
  const role = companionRole(error);
  if (role !== null) return hub.companions[role];
  if (code === 'quantization-missing' && typeof asked === 'string' && typeof there === 'string') {
    return hub.missingThere(asked, there);
  }
  if (code === 'source-changed' && details?.['where'] === 'here') return messages.changedHere;
  const { tokens, contextTokens } = details ?? {};
  if (code === 'question-too-long' && typeof tokens === 'number' && typeof contextTokens === 'number') {
    return messages.chat.tooLong(wordsIn(tokens), wordsIn(contextTokens));
  }
  const folder = details?.['folder'];
  const isFull = code === 'ledger-unavailable' && details?.['sqliteCode'] === 'SQLITE_FULL';
  return isFull && typeof folder === 'string' ? messages.ledgerFull(folder) : messages.errors[code];
}

/** Tokens as people count: three words of English take about four. */
function wordsIn(tokens: number): string {
  const format = new Intl.NumberFormat(messages.locale, { maximumSignificantDigits: 2 });
  return format.format(tokens * 0.75);
}

/** What a file is, where the error says that it is no model by itself; else null. */
export function companionRole({ code, details }: ErrorView): CompanionRole | null {
  const role = details?.['role'];
  return code === 'companion-file' && isRole(role) ? role : null;
}

function isRole(value: unknown): value is CompanionRole {
  return typeof value === 'string' && Object.hasOwn(messages.hub.companions, value);
}
