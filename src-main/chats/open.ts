import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { NogginError } from '../errors.ts';
import { openDatabase, openInMemory, type Scheme, sqliteCodeOf } from '../ledger/database.ts';
import { openOrReplace } from '../ledger/open-or-replace.ts';
import { migrations } from './migrations.ts';
import { type ChatStore, createChatStore } from './store.ts';

const scheme: Scheme = {
  migrations,
  isPrivate: true,
  fromFuture: (version) =>
    new NogginError('chats-from-future', 'A newer version of Noggin wrote these conversations', {
      details: { chatsVersion: version, knownVersion: migrations.length },
    }),
  failed: chatsError,
};

/**
 * Opens the conversations in `file`. What is damaged is set aside under a dated name, and new ones are begun.
 * @param now milliseconds since the epoch
 * @returns also where the damaged ones went, or null
 * @throws NogginError `chats-from-future`, `chats-unavailable`, `disk-full`; nothing was touched then
 */
export function openChatStore(
  file: string,
  now: () => number,
): { readonly store: ChatStore; readonly setAside: string | null } {
  const open = (): ChatStore => {
    const connection = openDatabase(file, scheme, 0);
    try {
      return createChatStore(connection, (error) => chatsError(error, file), now);
    } catch (error) {
      connection.close();
      // Damage in the schema text passes the page check.
      throw error instanceof NogginError ? error : chatsError(error, file);
    }
  };
  const { opened, setAside } = openOrReplace(file, now, open);
  return { store: opened, setAside };
}

/** Conversations that are gone when they are closed. Nothing of them touches the disk. */
export function openChatStoreInMemory(now: () => number): ChatStore {
  return createChatStore(openInMemory(scheme), (error) => chatsError(error, ''), now);
}

/** Removes what was set aside beside `file`: it is conversations, too. Best effort. */
export function removeSetAside(file: string): void {
  const { dir, name, ext } = path.parse(file);
  try {
    for (const entry of readdirSync(dir)) {
      if (!entry.startsWith(`${name} (set aside `) || !entry.includes(`)${ext}`)) continue;
      rmSync(path.join(dir, entry), { force: true });
    }
  } catch {
    // There is no such folder, or it cannot be written to.
  }
}

/** Types an error of SQLite or the system. Drops its message: it could quote the person. */
function chatsError(error: unknown, file: string): NogginError {
  const sqliteCode = sqliteCodeOf(error);
  const details = {
    ...(sqliteCode === null ? {} : { sqliteCode }),
    ...(file === '' ? {} : { folder: path.dirname(file) }),
  };
  const isFull = sqliteCode === 'SQLITE_FULL' || sqliteCode === 'ENOSPC' || sqliteCode === 'EDQUOT';
  return isFull
    ? new NogginError('disk-full', 'The disk that conversations are on is full', { details })
    : new NogginError('chats-unavailable', 'Conversations cannot be read or written', { details });
}
