import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import type { ErrorView } from '../../src-preload/contract/errors.ts';
import { toErrorView } from '../errors.ts';
import { type AddressPolicy, allowedAddress } from '../http/address.ts';
import type { HttpClient } from '../http/client.ts';
import { textOf } from '../platform/text-of.ts';
import { builtInCatalogue } from './built-in.ts';
import { fetchBytes, invalid } from './fetch-bytes.ts';
import { type Catalogue, catalogueSchema } from './schema.ts';

/** Larger files are no catalogue. */
export const maxCatalogueBytes = 16 * 1024 * 1024;

/** The catalogue in use, and why the configured one is not. */
export interface LoadedCatalogue {
  readonly catalogue: Catalogue;
  readonly error: ErrorView | null;
}

/**
 * Loads the configured catalogue, or the built-in one when none is configured or it cannot be used; then the
 * reason is told, never thrown.
 * @param location a path or an https address, or null
 */
export async function loadCatalogue(
  location: string | null,
  http: HttpClient,
  policy: AddressPolicy,
): Promise<LoadedCatalogue> {
  if (location === null) return { catalogue: builtInCatalogue, error: null };
  try {
    const isAddress = /^https?:\/\//i.test(location);
    const bytes = isAddress
      ? await fetchBytes(location, http, policy, maxCatalogueBytes)
      : await readBytes(location);
    return { catalogue: parseCatalogue(parseJson(bytes), policy), error: null };
  } catch (error) {
    return { catalogue: builtInCatalogue, error: toErrorView(error) };
  }
}

/**
 * Checks a catalogue against its schema, and every address against what may be fetched.
 * @throws NogginError `catalogue-invalid` naming the first places that are wrong
 */
export function parseCatalogue(data: unknown, policy: AddressPolicy): Catalogue {
  const parsed = checked(data);
  if (!parsed.success) throw invalid(z.prettifyError(parsed.error).slice(0, 1000));
  for (const model of parsed.data.models) {
    try {
      allowedAddress(model.url, policy);
    } catch (error) {
      throw invalid(`${model.id}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return parsed.data;
}

/** @throws NogginError `catalogue-invalid` for a list with so many faults that they cannot even be counted */
function checked(data: unknown): ReturnType<ReturnType<typeof catalogueSchema>['safeParse']> {
  try {
    return catalogueSchema().safeParse(data);
  } catch (error) {
    // zod spreads issues as arguments: there can be more than a call takes.
    throw invalid(error instanceof Error ? error.message : String(error));
  }
}

/** Also with a byte order mark, as editors of Windows write it. @throws NogginError `catalogue-invalid` */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(textOf(bytes));
  } catch (error) {
    throw invalid(error instanceof Error ? error.message : String(error));
  }
}

async function readBytes(file: string): Promise<Buffer> {
  try {
    if ((await stat(file)).size > maxCatalogueBytes)
      throw new Error(`larger than ${maxCatalogueBytes} bytes`);
    return await readFile(file);
  } catch (error) {
    throw invalid(error instanceof Error ? error.message : String(error));
  }
}
