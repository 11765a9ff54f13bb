import { createHash } from 'node:crypto';
import type { Source } from './faults.ts';
import type { Validators } from './range.ts';
import { type OpenContent, openSource } from './source.ts';

/** One version of a file, which answers in progress keep even when the file changes. */
export interface Version {
  readonly content: OpenContent;
  readonly validators: Validators;
}

/** The files of the host, by name. */
export interface Shelf {
  find(name: string): Version | undefined;
  /** Replaces or adds a file; the validators stay the same on request, as with some servers. */
  put(name: string, source: Source, options?: { readonly keepValidators?: boolean }): Promise<void>;
  close(): Promise<void>;
}

const FIRST_VERSION = Date.UTC(2025, 0, 1);
const DAY_MS = 24 * 60 * 60 * 1000;

/** Opens all files. */
export async function openShelf(files: Readonly<Record<string, Source>>): Promise<Shelf> {
  const versions = new Map<string, Version>();
  const counts = new Map<string, number>();
  const opened: OpenContent[] = [];

  const put: Shelf['put'] = async (name, source, options) => {
    const content = await openSource(source);
    opened.push(content);
    const before = versions.get(name);
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    const validators =
      before !== undefined && options?.keepValidators === true
        ? before.validators
        : validatorsOf(name, count, content.bytes);
    versions.set(name, { content, validators });
  };
  await Promise.all(Object.entries(files).map(([name, source]) => put(name, source)));
  return {
    find: (name) => versions.get(name),
    put,
    close: async () => {
      await Promise.all(opened.map((content) => content.close()));
    },
  };
}

// The same after a restart of the host, and days old, so that the date counts as strong (RFC 9110 section 8.8.2.2).
function validatorsOf(name: string, version: number, bytes: number): Validators {
  const digest = createHash('sha256').update(`${name}\n${version}\n${bytes}`).digest('hex');
  return {
    etag: `"${digest.slice(0, 32)}"`,
    lastModified: new Date(FIRST_VERSION + version * DAY_MS).toUTCString(),
  };
}
