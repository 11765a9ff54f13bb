/** A secret for one origin. Lives in memory only: never logged, never in the ledger, never in an error. */
export interface Credentials {
  /** Scheme, host and port that may be shown it. */
  readonly origin: string;
  /** The value of the Authorization header. */
  readonly authorization: string;
}

/** The headers for a request to `url`: the secret where it belongs, nothing anywhere else (FAULTS A18). */
export function credentialHeaders(url: URL, credentials: Credentials | null | undefined) {
  return url.origin === credentials?.origin ? { authorization: credentials.authorization } : {};
}
