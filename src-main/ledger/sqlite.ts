import { createRequire } from 'node:module';
import type Sqlite from 'better-sqlite3';

/** The library, by `require`: for an import its source would first be searched for names, 4 ms of every start. */
export const Database = createRequire(import.meta.url)('better-sqlite3') as typeof Sqlite;
