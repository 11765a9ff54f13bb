import type { AddressPolicy } from '../http/address.ts';
import { isSignedBy } from '../platform/signature.ts';
import { invalid } from './fetch-bytes.ts';
import { parseCatalogue, parseJson } from './load.ts';
import { problemsOf } from './rules.ts';
import type { Catalogue } from './schema.ts';

/** A catalogue as it was published: the exact bytes, and the signature over them in base64. */
export interface SignedCatalogue {
  readonly bytes: Uint8Array;
  readonly signature: string;
}

/**
 * Reads a published catalogue. Verifies the signature before reading anything else.
 * @throws NogginError `catalogue-invalid` with what is wrong
 */
export function openSigned(signed: SignedCatalogue, publicKey: string, policy: AddressPolicy): Catalogue {
  if (!isSignedBy(publicKey, signed.bytes, signed.signature)) {
    throw invalid('it is not signed by the key that this app trusts');
  }
  const catalogue = parseCatalogue(parseJson(signed.bytes), policy);
  const [problem] = problemsOf(catalogue);
  if (problem !== undefined) throw invalid(problem);
  return catalogue;
}

/**
 * Decides about a fetched catalogue. No downgrade: neither below the one in use nor below the highest ever accepted
 * here; that one may return if its copy was lost. Pure.
 * @throws NogginError `catalogue-invalid` for an older one
 */
export function judgeSerial(serial: number, present: number, highest: number): 'newer' | 'same' {
  if (serial < highest || serial < present) {
    throw invalid(`its number ${serial} is older than ${Math.max(present, highest)}`);
  }
  return serial > present ? 'newer' : 'same';
}
