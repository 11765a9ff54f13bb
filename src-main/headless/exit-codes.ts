import type { ErrorCode } from '../../src-preload/contract/errors.ts';

/** What the process ends with; the table for people is in docs/headless.md. Numbers never change their meaning. */
export const exitCodes = {
  ok: 0,
  failed: 1,
  usage: 2,
  notFound: 3,
  notProven: 4,
  needsAccess: 5,
  disk: 6,
  network: 7,
  unpublished: 8,
  alreadyOpen: 9,
  policy: 10,
  interrupted: 130,
} as const;

const byError: Readonly<Record<ErrorCode, number>> = {
  'disk-full': exitCodes.disk,
  'folder-unavailable': exitCodes.disk,
  'file-too-large': exitCodes.disk,
  'not-a-file': exitCodes.disk,
  'target-occupied': exitCodes.disk,
  'install-blocked': exitCodes.disk,
  'part-missing': exitCodes.notFound,
  offline: exitCodes.network,
  portal: exitCodes.network,
  unavailable: exitCodes.network,
  'rate-limited': exitCodes.network,
  'bad-range': exitCodes.network,
  'source-changed': exitCodes.network,
  'encoded-response': exitCodes.network,
  'redirect-refused': exitCodes.network,
  tls: exitCodes.network,
  'proxy-refused': exitCodes.network,
  network: exitCodes.network,
  slow: exitCodes.network,
  server: exitCodes.network,
  'needs-access': exitCodes.needsAccess,
  'access-refused': exitCodes.needsAccess,
  'not-found': exitCodes.notFound,
  'not-on-mirror': exitCodes.notFound,
  'unknown-id': exitCodes.notFound,
  'no-model-files': exitCodes.notFound,
  'link-unreadable': exitCodes.notFound,
  'size-mismatch': exitCodes.notProven,
  'checksum-mismatch': exitCodes.notProven,
  'not-a-model': exitCodes.notProven,
  'already-installed': exitCodes.failed,
  'catalogue-invalid': exitCodes.failed,
  'ledger-unavailable': exitCodes.failed,
  'ledger-from-future': exitCodes.failed,
  'untrusted-sender': exitCodes.failed,
  'invalid-request': exitCodes.failed,
  'not-now': exitCodes.failed,
  'policy-invalid': exitCodes.policy,
  'set-by-policy': exitCodes.policy,
  internal: exitCodes.failed,
};

/** The exit code that says why it did not work. */
export function exitCodeOf(code: ErrorCode): number {
  return byError[code];
}
