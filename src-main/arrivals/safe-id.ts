import { isDeviceName } from '../platform/device-names.ts';

const longest = 100;

/**
 * An id for a file of the person's, made from its name: lower-case letters, digits, dots, lines. Pure.
 * @param isTaken whether something else has this id
 */
export function safeId(fileName: string, isTaken: (id: string) => boolean): string {
  const base = fileName
    .replace(/\.gguf$/i, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9._-]+/g, '-')
    .slice(0, longest)
    .replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '');
  const id = base === '' || isDeviceName(base) ? `model${base === '' ? '' : `-${base}`}` : base;
  for (let count = 1; ; count += 1) {
    const candidate = count === 1 ? id : `${id}-${count}`;
    if (!isTaken(candidate)) return candidate;
  }
}
