import type { ErrorCode } from '../../src-preload/contract/errors.ts';
import { NogginError } from '../errors.ts';
import { systemCodeOf } from './system-code.ts';

/** What the system's answers to file operations mean to a person. */
const meanings: Readonly<Record<string, ErrorCode>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EFBIG: 'file-too-large',
  EISDIR: 'not-a-file',
  // Only a pipe, a socket or a terminal has no places to write at.
  ESPIPE: 'not-a-file',
  EACCES: 'folder-unavailable',
  EPERM: 'folder-unavailable',
  ENOENT: 'folder-unavailable',
  ENOTDIR: 'folder-unavailable',
  // A link where we write our own file: it is never followed.
  ELOOP: 'folder-unavailable',
  EROFS: 'folder-unavailable',
  EIO: 'folder-unavailable',
  ENODEV: 'folder-unavailable',
  ENXIO: 'folder-unavailable',
  // Somebody else has it just now.
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
 * Types an error of a file operation; what is already typed, or not from the system, passes unchanged. Whatever has no
 * meaning of its own is of the place that the files are in: pulled out, away for a while, or worn out (FAULTS B18).
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
