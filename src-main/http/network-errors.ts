import { NogginError } from '../errors.ts';

/** OpenSSL and Node names that mean the other side could not prove who it is. */
const certificateCodes =
  /^(CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_CA|EPROTO)/;

/** Types an error of a socket: `tls` or `network`. What is already typed, or not from a socket, passes unchanged. */
export function networkError(error: unknown): unknown {
  if (error instanceof NogginError || !(error instanceof Error)) return error;
  const systemCode = (error as NodeJS.ErrnoException).code;
  if (systemCode === undefined) return error;
  const code = certificateCodes.test(systemCode) ? 'tls' : 'network';
  return new NogginError(code, error.message, { details: { systemCode }, cause: error });
}
