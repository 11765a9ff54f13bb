/** Indexes are of three letters each: they find a word inside of another, and scripts that have no spaces. */
const index = (table: string, column: string): string => `
  CREATE VIRTUAL TABLE ${table}_index USING fts5(
    ${column}, content = '${table}', content_rowid = 'number', tokenize = 'trigram remove_diacritics 1');
  -- What is deleted leaves the index at once, not when it is next put in order (https://sqlite.org/fts5.html).
  INSERT INTO ${table}_index (${table}_index, rank) VALUES ('secure-delete', 1);`;

/** The words of a row go in and out of the index with it. `isSettled`: whether they are in it, of OLD or NEW. */
const kept = (table: string, column: string, isSettled: (row: 'OLD' | 'NEW') => string): string => `
  CREATE TRIGGER ${table}_index_in AFTER INSERT ON ${table} WHEN ${isSettled('NEW')}
  BEGIN
    INSERT INTO ${table}_index (rowid, ${column}) VALUES (NEW.number, NEW.${column});
  END;
  CREATE TRIGGER ${table}_index_out AFTER DELETE ON ${table} WHEN ${isSettled('OLD')}
  BEGIN
    INSERT INTO ${table}_index (${table}_index, rowid, ${column}) VALUES ('delete', OLD.number, OLD.${column});
  END;
  -- One trigger for both, because SQLite does not say which of two comes first.
  CREATE TRIGGER ${table}_index_anew AFTER UPDATE ON ${table}
  WHEN OLD.${column} <> NEW.${column} OR ${isSettled('OLD')} <> ${isSettled('NEW')}
  BEGIN
    INSERT INTO ${table}_index (${table}_index, rowid, ${column})
      SELECT 'delete', OLD.number, OLD.${column} WHERE ${isSettled('OLD')};
    INSERT INTO ${table}_index (rowid, ${column}) SELECT NEW.number, NEW.${column} WHERE ${isSettled('NEW')};
  END;`;

const always = (): string => '1';

/** The schema of conversations, as that of the ledger: one script per version, never changed once released. */
export const migrations: readonly string[] = [
  `
  CREATE TABLE conversation (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    model_id TEXT,
    system TEXT NOT NULL,
    temperature REAL,
    max_tokens INTEGER,
    think INTEGER NOT NULL CHECK (think IN (0, 1)),
    created_at_ms INTEGER NOT NULL,
    updated_at_ms INTEGER NOT NULL,
    -- Since when it can be brought back only; null while it is there.
    removed_at_ms INTEGER
  ) STRICT;
  CREATE INDEX conversation_by_age ON conversation (updated_at_ms) WHERE removed_at_ms IS NULL;

  CREATE TABLE message (
    -- The order among siblings. AUTOINCREMENT: never used again.
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    conversation_id TEXT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    parent_id TEXT REFERENCES message (id),
    -- The greatest of all leaves is the end of what is shown.
    shown INTEGER NOT NULL DEFAULT 0,
    role TEXT NOT NULL CHECK (role IN ('user', 'assistant')),
    text TEXT NOT NULL,
    thinking TEXT,
    thinking_ms INTEGER,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'streaming', 'complete', 'length', 'stopped', 'broken')),
    error_code TEXT,
    error_message TEXT,
    error_details TEXT,
    model_id TEXT,
    created_at_ms INTEGER NOT NULL,
    prompt_tokens INTEGER,
    context_tokens INTEGER,
    left_out INTEGER NOT NULL DEFAULT 0,
    tokens INTEGER,
    tokens_per_second REAL,
    first_token_ms REAL
  ) STRICT;
  CREATE INDEX message_of_conversation ON message (conversation_id);
  CREATE INDEX message_by_parent ON message (parent_id);
  CREATE INDEX message_unsettled ON message (state) WHERE state IN ('waiting', 'streaming');

  -- A text that was dropped on the box with a question.
  CREATE TABLE attachment (
    number INTEGER PRIMARY KEY,
    message_id TEXT NOT NULL REFERENCES message (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    text TEXT NOT NULL
  ) STRICT;
  CREATE INDEX attachment_of_message ON attachment (message_id);

  ${index('conversation', 'title')}
  ${kept('conversation', 'title', always)}
  -- An answer is found when it is whole: to index it anew with every word would cost more than the answer.
  ${index('message', 'text')}
  ${kept('message', 'text', (row) => `(${row}.state NOT IN ('waiting', 'streaming'))`)}
  ${index('attachment', 'text')}
  ${kept('attachment', 'text', always)}
  `,
];
