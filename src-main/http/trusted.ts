import tls from 'node:tls';

/** Node ≥ 22.15 only; see https://nodejs.org/api/tls.html#tlsgetcacertificatestype. */
type GetCertificates = (type: 'default' | 'system') => string[];

let known: readonly string[] | undefined | null = null;

/**
 * The certificates to trust: Node's own, and those of this system, among which a company keeps the one of its proxy
 * (FAULTS A23). Undefined where the runtime cannot read the system's: then Node's own hold.
 */
export function trustedCertificates(): readonly string[] | undefined {
  if (known === null) {
    const get = (tls as { getCACertificates?: GetCertificates }).getCACertificates;
    known = get === undefined ? undefined : [...new Set([...get('default'), ...get('system')])];
  }
  return known;
}
