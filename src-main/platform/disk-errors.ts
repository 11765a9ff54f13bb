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
};

/** A drive that was pulled out, or one in the network that is away for a while (FAULTS B18). */
const away: readonly string[] = [
  ...['ESTALE', 'ETIMEDOUT', 'ETIME', 'EHOSTDOWN', 'EHOSTUNREACH', 'ENETDOWN', 'ENETUNREACH', 'ENETRESET'],
  ...['ENOTCONN', 'ECONNRESET', 'ECONNABORTED', 'ECONNREFUSED', 'ESHUTDOWN', 'EPIPE', 'ENONET', 'ENOLINK'],
  ...[
    'EREMOTEIO',
    'ECOMM',
    'EREMCHG',
    'EPROTO',
    'EMULTIHOP',
    'ENOLCK',
    'ENOMEDIUM',
    'EMEDIUMTYPE',
    'EUCLEAN',
  ],
];

/** What a socket of our own was doing: what befalls that is the network's. */
const ofSockets: readonly string[] = ['connect', 'getaddrinfo', 'bind', 'listen', 'accept', 'shutdown'];

/** Types an error of a file operation; what is already typed, or not from the system, passes unchanged. */
export function diskError(error: unknown): unknown {
  if (error instanceof NogginError || !(error instanceof Error)) return error;
  const systemCode = systemCodeOf(error);
  if (systemCode === undefined || ofSockets.includes((error as NodeJS.ErrnoException).syscall ?? ''))
    return error;
  const code = meanings[systemCode] ?? (away.includes(systemCode) ? 'folder-unavailable' : undefined);
  if (code === undefined) return error;
  return new NogginError(code, error.message, { details: { systemCode }, cause: error });
}
