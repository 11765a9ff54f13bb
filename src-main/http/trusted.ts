import tls from 'node:tls';

/** Node ≥ 22.15 only; see https://nodejs.org/api/tls.html#tlsgetcacertificatestype. */
type GetCertificates = (type: 'default' | 'system') => string[];

let known: readonly string[] | undefined | null = null;

/**
 * Certificates to trust: Node's and the system's, which may include a company proxy's (FAULTS A23). Undefined where
 * the runtime cannot read the system's: then Node's alone.
 */
export function trustedCertificates(): readonly string[] | undefined {
  if (known === null) {
    const get = (tls as { getCACertificates?: GetCertificates }).getCACertificates;
    known = get === undefined ? undefined : [...new Set([...get('default'), ...get('system')])];
  }
  return known;
}
