import os from 'node:os';

/** Linux's numbers (errno.h) that neither Node's list of constants nor libuv has a name for. */
const linuxOnly: readonly (readonly [number, string])[] = [
  ...([
    [64, 'ENONET'],
    [70, 'ECOMM'],
    [78, 'EREMCHG'],
    [108, 'ESHUTDOWN'],
    [112, 'EHOSTDOWN'],
  ] as const),
  ...([
    [117, 'EUCLEAN'],
    [121, 'EREMOTEIO'],
    [123, 'ENOMEDIUM'],
    [124, 'EMEDIUMTYPE'],
  ] as const),
];

const names: ReadonlyMap<number, string> = new Map([
  ...(process.platform === 'linux' ? linuxOnly : []),
  ...Object.entries(os.constants.errno).map(([name, errno]) => [errno, name] as const),
]);

/**
 * The system's own name for what went wrong, such as `ENOSPC`. libuv has none for some, ESTALE and EDQUOT among them:
 * these are told by their number (https://docs.libuv.org/en/v1.x/errors.html).
 */
export function systemCodeOf(error: unknown): string | undefined {
  const { code, errno } = error as NodeJS.ErrnoException;
  if (code === undefined || !code.startsWith('Unknown system error')) return code;
  return (errno === undefined ? undefined : names.get(Math.abs(errno))) ?? code;
}
