/**
 * The closed set of error codes. Main decides the code, the ledger stores it, the window words it. Free of any
 * library, so that every process may import it.
 */
export const errorCodes = [
  'disk-full',
  'folder-unavailable',
  'file-too-large',
  'not-a-file',
  'offline',
  'portal',
  'needs-access',
  'access-refused',
  'not-found',
  'not-on-mirror',
  'unavailable',
  'rate-limited',
  'bad-range',
  'source-changed',
  'encoded-response',
  'size-mismatch',
  'checksum-mismatch',
  'target-occupied',
  'not-a-model',
  'companion-file',
  'file-cut-off',
  'part-missing',
  'already-installed',
  'install-blocked',
  'system-busy',
  'redirect-refused',
  'tls',
  'proxy-refused',
  'network',
  'slow',
  'server',
  'catalogue-invalid',
  'ledger-unavailable',
  'ledger-from-future',
  'profile-unwritable',
  'untrusted-sender',
  'invalid-request',
  'unknown-id',
  'not-now',
  'link-unreadable',
  'no-model-files',
  'quantization-missing',
  'file-gone',
  'not-a-model-file',
  'too-many-files',
  'model-too-new',
  'model-damaged',
  'no-chat-template',
  'template-failed',
  'memory-short',
  'question-too-long',
  'empty-answer',
  'model-crashed',
  'chats-unavailable',
  'chats-from-future',
  'file-unreadable',
  'policy-invalid',
  'set-by-policy',
  'port-taken',
  'internal',
] as const;

/** One reason out of {@link errorCodes}. */
export type ErrorCode = (typeof errorCodes)[number];

/** Failures that belong to the model's file or this computer, and would come again. */
export const modelFaults: readonly ErrorCode[] = [
  'model-too-new',
  'model-damaged',
  'no-chat-template',
  'template-failed',
  'model-crashed',
];

/** Facts behind an error, for "Details": plain values only, never a secret. Byte counts are in bytes. */
export type ErrorDetails = Readonly<Record<string, string | number | boolean | null>>;

/** An error as it crosses to the window. `message` is English for logs and Details; the window words the code itself. */
export interface ErrorView {
  readonly code: ErrorCode;
  readonly message: string;
  readonly details?: ErrorDetails;
}

/** What every request answers: errors never cross as thrown exceptions. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: ErrorView };
