import { isDeviceName } from '../platform/device-names.ts';
import { sha256Of } from '../platform/late-crypto.ts';
import { trimmed } from './trimmed.ts';

const longest = 100;
/** Leaves room for the digest. */
const longestWords = 80;
const ending = /\.gguf$/i;
const others = /[^a-z0-9._-]+/g;

/**
 * An id for a file of the person's, made from its name: lower-case letters, digits, dots, lines. Pure.
 * @param isTaken whether something else has this id
 */
export function idForOwnFile(fileName: string, isTaken: (id: string) => boolean): string {
  const base = fileName
    .replace(ending, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(others, '-')
    .slice(0, longest);
  const id = notOfADevice(trimmed(base, /[^a-z0-9]/));
  for (let count = 1; ; count += 1) {
    const candidate = count === 1 ? id : `${id}-${count}`;
    if (!isTaken(candidate)) return candidate;
  }
}

/**
 * An id for something of a stranger: a file name of our own making. Lower-case words for people, then a digest of
 * where it comes from, so that two files never share one; no separator of any file system, no leading dot. Pure.
 */
export function idForRemoteFile(fileName: string, where: string): string {
  const words = (fileName.split('/').at(-1) ?? '')
    .replace(ending, '')
    .toLowerCase()
    .replace(others, '-')
    .replace(/\.{2,}/g, '.')
    .slice(0, longestWords);
  const digest = sha256Of(where).slice(0, 8);
  return `${notOfADevice(trimmed(words, /[._-]/))}-${digest}`;
}

function notOfADevice(words: string): string {
  return isDeviceName(words) ? `model-${words}` : words || 'model';
}
