import { NogginError } from '../errors.ts';
import { networkAddresses } from '../platform/network.ts';

/** OpenSSL and Node names that mean the other side could not prove who it is. */
const certificateCodes =
  /^(CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_CA|EPROTO)/;

/** What a system says that has no way to the host; also what a name that cannot be looked up gives. */
const unreachableCodes = new Set([
  'ENETUNREACH',
  'ENETDOWN',
  'EHOSTUNREACH',
  'EAI_AGAIN',
  'ENOTFOUND',
  'EADDRNOTAVAIL',
]);

/**
 * Types an error of a socket: `tls`, `network`, or `offline` when this computer has no network at all. What is
 * already typed, or not from a socket, passes unchanged.
 */
export function networkError(
  error: unknown,
  isOnline: () => boolean = () => networkAddresses() !== '',
): unknown {
  if (error instanceof NogginError || !(error instanceof Error)) return error;
  const systemCode = (error as NodeJS.ErrnoException).code;
  if (systemCode === undefined) return error;
  const isTls = certificateCodes.test(systemCode);
  const isOffline = unreachableCodes.has(systemCode) && !isOnline();
  const code = isTls ? 'tls' : isOffline ? 'offline' : 'network';
  return new NogginError(code, error.message, { details: { systemCode }, cause: error });
}
