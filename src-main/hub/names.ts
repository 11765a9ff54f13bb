import { createHash } from 'node:crypto';
import { isDeviceName } from '../platform/device-names.ts';

const longestWords = 80;

/**
 * An id for something of a stranger: a file name of our own making. Lower-case words for people, then a digest of
 * where it comes from, so that two files never share one; no separator of any file system, no leading dot.
 */
export function safeModelId(fileName: string, where: string): string {
  const words = (fileName.split('/').at(-1) ?? '')
    .replace(/\.gguf$/i, '')
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/\.{2,}/g, '.')
    .slice(0, longestWords)
    .replace(/^[._-]+|[._-]+$/g, '');
  const digest = createHash('sha256').update(where).digest('hex').slice(0, 8);
  const begin = isDeviceName(words) ? `model-${words}` : words || 'model';
  return `${begin}-${digest}`;
}

/** The id of one part of a split model: what llama.cpp finds the other parts by. Parts count from 1. */
export function partId(id: string, part: number, parts: number): string {
  const five = (count: number): string => String(count).padStart(5, '0');
  return `${id}-${five(part)}-of-${five(parts)}`;
}

/** A stranger's text for a line of the window: nothing invisible, nothing that turns the line around, not too long. */
export function shownName(text: string): string {
  const plain = text
    .normalize('NFC')
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  return plain.length > 120 ? `${plain.slice(0, 119)}…` : plain || 'Model';
}
