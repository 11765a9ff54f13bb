import type { ErrorCode } from '../../src-preload/contract/errors.ts';
import { NogginError } from '../errors.ts';
import { systemCodeOf } from './system-code.ts';

/** What the system's answers to file operations mean to a person. */
const meanings: Readonly<Record<string, ErrorCode>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EFBIG: 'file-too-large',
  EISDIR: 'not-a-file',
  // Only pipes, sockets and terminals cannot seek.
  ESPIPE: 'not-a-file',
  EACCES: 'folder-unavailable',
  EPERM: 'folder-unavailable',
  ENOENT: 'folder-unavailable',
  ENOTDIR: 'folder-unavailable',
  // A symlink in place of our file: never followed.
  ELOOP: 'folder-unavailable',
  EROFS: 'folder-unavailable',
  EIO: 'folder-unavailable',
  ENODEV: 'folder-unavailable',
  ENXIO: 'folder-unavailable',
  // Another program holds it.
  EBUSY: 'install-blocked',
  ETXTBSY: 'install-blocked',
  EDEADLK: 'install-blocked',
  EDEADLOCK: 'install-blocked',
  EEXIST: 'target-occupied',
  ENOTEMPTY: 'target-occupied',
  // The system itself has run out of something.
  ...busy(['EMFILE', 'ENFILE', 'ENOMEM', 'ENOBUFS', 'EAGAIN', 'EWOULDBLOCK', 'EINTR', 'ECANCELED']),
};

function busy(systemCodes: readonly string[]): Readonly<Record<string, ErrorCode>> {
  return Object.fromEntries(systemCodes.map((each) => [each, 'system-busy']));
}

/** What the system calls its answers (errno.h); Node's own begin with ERR_ and mean a bug of ours. */
const systemName = /^E[A-Z0-9]{2,20}$/;

/** What a socket of our own was doing: what befalls that is the network's. */
const ofSockets: readonly string[] = ['connect', 'getaddrinfo', 'bind', 'listen', 'accept', 'shutdown'];

/**
 * Types an error of a file operation; typed errors and others pass unchanged. Unknown codes count as a problem of the
 * folder: unplugged, unavailable, or worn out (FAULTS B18).
 */
export function diskError(error: unknown): unknown {
  if (error instanceof NogginError || !(error instanceof Error)) return error;
  const systemCode = systemCodeOf(error);
  if (systemCode === undefined || ofSockets.includes((error as NodeJS.ErrnoException).syscall ?? ''))
    return error;
  if (!systemName.test(systemCode) && systemCode !== 'UNKNOWN' && !systemCode.startsWith('Unknown system'))
    return error;
  const code = meanings[systemCode] ?? 'folder-unavailable';
  return new NogginError(code, error.message, { details: { systemCode }, cause: error });
}
