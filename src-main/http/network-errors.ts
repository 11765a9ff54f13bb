import { NogginError } from '../errors.ts';

/** Codes of OpenSSL and Node for a peer whose certificate is refused. */
const certificateCodes =
  /^(CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_CA|EPROTO)/;

/** Whether the peer's certificate was refused. */
export function isCertificateError(error: unknown): boolean {
  if (error instanceof NogginError) return error.code === 'tls';
  return error instanceof Error && certificateCodes.test((error as NodeJS.ErrnoException).code ?? '');
}

/**
 * Types an error of a socket: `tls`, `network`, or `offline` when this computer has no network at all. What is
 * already typed otherwise, or not from a socket, passes unchanged.
 * @param isOnline whether there is any way to the host from here
 */
export function networkError(error: unknown, isOnline: () => boolean = () => true): unknown {
  if (error instanceof NogginError) {
    return error.code === 'network' && !isOnline() ? offline(error.message, error, error.details) : error;
  }
  if (!(error instanceof Error)) return error;
  const systemCode = (error as NodeJS.ErrnoException).code;
  if (systemCode === undefined) return error;
  if (isCertificateError(error)) {
    return new NogginError('tls', error.message, { details: { systemCode }, cause: error });
  }
  if (!isOnline()) return offline(error.message, error, { systemCode });
  return new NogginError('network', error.message, { details: { systemCode }, cause: error });
}

function offline(message: string, cause: Error, details: NogginError['details']): NogginError {
  return new NogginError('offline', message, { details, cause });
}

/** What a connection that ended too early is called, in the system's own word. */
export function connectionLost(): Error {
  return Object.assign(new Error('The connection closed before the answer was complete'), {
    code: 'ECONNRESET',
  });
}
