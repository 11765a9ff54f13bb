import type { ErrorCode } from '../../src-preload/contract/errors.ts';
import { NogginError } from '../errors.ts';

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

/** Types an error of a file operation; what is already typed, or not from the system, passes unchanged. */
export function diskError(error: unknown): unknown {
  if (error instanceof NogginError || !(error instanceof Error)) return error;
  const systemCode = (error as NodeJS.ErrnoException).code;
  const code = systemCode === undefined ? undefined : meanings[systemCode];
  if (systemCode === undefined || code === undefined) return error;
  return new NogginError(code, error.message, { details: { systemCode }, cause: error });
}
