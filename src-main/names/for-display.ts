import { unseen } from './one-line.ts';

const mostLetters = 120;

/**
 * The name of a file as it can be shown: names on a disk are anybody's, and what cannot be seen is shown to be there.
 * Pure. Never used to open anything.
 */
export function escapeForDisplay(name: string): string {
  const shown = [...name.replaceAll(unseen, '\uFFFD')];
  if (shown.length <= mostLetters) return shown.join('');
  // The end tells what kind of file it is.
  return `${shown.slice(0, mostLetters - 21).join('')}…${shown.slice(-20).join('')}`;
}

/** A stranger's text for a line of the window: nothing invisible, nothing that turns the line around, not too long. Pure. */
export function sanitizeText(text: string): string {
  const plain = text.normalize('NFC').replace(unseen, '').replace(/\s+/g, ' ').trim();
  return plain.length > mostLetters ? `${plain.slice(0, mostLetters - 1)}…` : plain || 'Model';
}
