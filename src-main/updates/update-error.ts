import type { ErrorCode } from '../../src-preload/contract/errors.ts';
import { NogginError } from '../errors.ts';

/** What the updater and Chromium's network service call things, the first that fits. */
const kinds: readonly (readonly [RegExp, ErrorCode])[] = [
  [
    /ERR_CHECKSUM_MISMATCH|sha512 checksum mismatch|not signed by the application owner/i,
    'checksum-mismatch',
  ],
  [/ENOSPC|EDQUOT/, 'disk-full'],
  [/EACCES|EPERM|EROFS/, 'install-blocked'],
  [/ERR_CERT_|ERR_SSL_/, 'tls'],
  [/ERR_INTERNET_DISCONNECTED|ERR_ADDRESS_UNREACHABLE/, 'offline'],
  [/ERR_PROXY|ERR_TUNNEL/, 'proxy-refused'],
  [/ERR_BLOCKED_BY_CLIENT/, 'redirect-refused'],
  [/HTTP_ERROR_404|ERR_UPDATER_CHANNEL_FILE_NOT_FOUND|\b404\b/, 'not-found'],
  [/HTTP_ERROR_|ERR_UPDATER_/, 'server'],
  [/net::ERR_|ECONN|ETIMEDOUT|ENOTFOUND/, 'network'],
];

/** Types what the updater throws (https://www.electron.build/auto-update); the first line of it is for Details. Pure. */
export function updateError(error: unknown): NogginError {
  if (error instanceof NogginError) return error;
  const { message = '', code = '' } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  const said = `${code} ${message}`;
  const kind = kinds.find(([pattern]) => pattern.test(said))?.[1] ?? 'server';
  const line = (message || String(error)).split('\n')[0] ?? '';
  return new NogginError(kind, line.slice(0, 300), { cause: error });
}
