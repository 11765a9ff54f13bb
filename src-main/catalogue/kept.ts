import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { flushFile, flushFolder } from '../platform/flush.ts';
import type { SignedCatalogue } from './newer.ts';

/** Where an accepted catalogue is kept for the next start. */
export interface KeptCatalogue {
  /** Null where there is none. @throws the system's error */
  read(): Promise<SignedCatalogue | null>;
  /** Replaces what is there, as a whole or not at all. @throws the system's error */
  write(signed: SignedCatalogue): Promise<void>;
}

/** One file, signature on the first line, so that the two never part. */
export function keepIn(file: string): KeptCatalogue {
  return {
    read: async () => {
      const content = await readFile(file).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      });
      if (content === null) return null;
      const end = content.indexOf('\n');
      return { signature: content.toString('latin1', 0, Math.max(0, end)), bytes: content.subarray(end + 1) };
    },
    write: async ({ signature, bytes }) => {
      const fresh = `${file}.new`;
      await mkdir(path.dirname(file), { recursive: true });
      try {
        await writeFile(fresh, Buffer.concat([Buffer.from(`${signature.trim()}\n`), bytes]));
        await flushFile(fresh);
        await rename(fresh, file);
      } catch (error) {
        await rm(fresh, { force: true });
        throw error;
      }
      await flushFolder(path.dirname(file));
    },
  };
}
