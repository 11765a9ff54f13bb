import type { Migration } from './database.ts';
import { migrateToRequests } from './requests-migration.ts';

/**
 * The ledger's schema, one script per version, never changed once released: `user_version` counts them.
 * A new state or move is an INSERT in a new script, not a rebuilt table.
 */
export const migrations: readonly Migration[] = [
  `
  CREATE TABLE download_state (
    name TEXT PRIMARY KEY,
    terminal INTEGER NOT NULL CHECK (terminal IN (0, 1))
  ) STRICT, WITHOUT ROWID;

  INSERT INTO download_state (name, terminal) VALUES
    ('pending', 0), ('downloading', 0), ('paused', 0), ('verifying', 0), ('installing', 0), ('failed', 0),
    ('complete', 1), ('cancelled', 1);

  CREATE TABLE download_transition (
    from_state TEXT NOT NULL REFERENCES download_state (name),
    to_state TEXT NOT NULL REFERENCES download_state (name),
    PRIMARY KEY (from_state, to_state)
  ) STRICT, WITHOUT ROWID;

  INSERT INTO download_transition (from_state, to_state) VALUES
    ('pending', 'downloading'), ('pending', 'paused'), ('pending', 'cancelled'), ('pending', 'failed'),
    ('downloading', 'pending'), ('downloading', 'paused'), ('downloading', 'verifying'),
    ('downloading', 'failed'), ('downloading', 'cancelled'),
    ('paused', 'pending'), ('paused', 'cancelled'),
    ('verifying', 'pending'), ('verifying', 'downloading'), ('verifying', 'installing'),
    ('verifying', 'paused'), ('verifying', 'failed'), ('verifying', 'cancelled'),
    ('installing', 'pending'), ('installing', 'complete'), ('installing', 'paused'),
    ('installing', 'failed'), ('installing', 'cancelled'),
    ('failed', 'pending'), ('failed', 'cancelled');

  CREATE TABLE download (
    id TEXT PRIMARY KEY,
    model_id TEXT NOT NULL,
    name TEXT NOT NULL,
    source_url TEXT NOT NULL,
    target_path TEXT NOT NULL,
    partial_path TEXT NOT NULL UNIQUE,
    expected_bytes INTEGER CHECK (expected_bytes > 0),
    expected_sha256 TEXT NOT NULL CHECK (length(expected_sha256) = 64),
    state TEXT NOT NULL DEFAULT 'pending' REFERENCES download_state (name),
    reason TEXT,
    error_code TEXT,
    error_message TEXT,
    error_details TEXT,
    revision INTEGER NOT NULL DEFAULT 0,
    total_bytes INTEGER,
    etag TEXT,
    last_modified TEXT,
    clean_retries INTEGER NOT NULL DEFAULT 0,
    leftover INTEGER NOT NULL DEFAULT 1 CHECK (leftover IN (0, 1)),
    created_at_ms INTEGER NOT NULL,
    updated_at_ms INTEGER NOT NULL,
    CHECK ((state = 'failed') = (error_code IS NOT NULL)),
    CHECK (state <> 'paused' OR reason IS NOT NULL)
  ) STRICT, WITHOUT ROWID;

  -- The literal list repeats download_state.terminal: an index condition cannot look into another table.
  CREATE UNIQUE INDEX one_live_download_per_model ON download (model_id)
    WHERE state NOT IN ('complete', 'cancelled');
  CREATE INDEX download_by_age ON download (created_at_ms);

  CREATE TRIGGER download_starts_pending BEFORE INSERT ON download
  WHEN NEW.state <> 'pending'
  BEGIN SELECT RAISE(ABORT, 'a download starts as pending'); END;

  CREATE TRIGGER download_moves_legally BEFORE UPDATE OF state ON download
  WHEN NOT EXISTS (
    SELECT 1 FROM download_transition WHERE from_state = OLD.state AND to_state = NEW.state)
  BEGIN SELECT RAISE(ABORT, 'illegal download transition'); END;

  CREATE TRIGGER download_revision_grows BEFORE UPDATE OF revision ON download
  WHEN NEW.revision <= OLD.revision
  BEGIN SELECT RAISE(ABORT, 'a revision only grows'); END;

  -- A row means: the first bytes of this piece are flushed to the disk and have this checksum.
  CREATE TABLE piece (
    download_id TEXT NOT NULL REFERENCES download (id),
    piece_index INTEGER NOT NULL CHECK (piece_index >= 0),
    bytes INTEGER NOT NULL CHECK (bytes > 0),
    crc32 INTEGER NOT NULL,
    PRIMARY KEY (download_id, piece_index)
  ) STRICT, WITHOUT ROWID;

  CREATE TRIGGER piece_of_live_download BEFORE INSERT ON piece
  WHEN EXISTS (SELECT 1 FROM download JOIN download_state ON download_state.name = download.state
               WHERE download.id = NEW.download_id AND terminal = 1)
  BEGIN SELECT RAISE(IGNORE); END;

  CREATE TABLE history (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    download_id TEXT NOT NULL REFERENCES download (id),
    at_ms INTEGER NOT NULL,
    event TEXT NOT NULL,
    from_state TEXT,
    to_state TEXT NOT NULL,
    reason TEXT,
    error_code TEXT,
    durable_bytes INTEGER NOT NULL,
    note TEXT
  ) STRICT;
  CREATE INDEX history_of_download ON history (download_id, seq);

  CREATE TRIGGER history_is_never_changed BEFORE UPDATE ON history
  BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
  CREATE TRIGGER history_is_never_removed BEFORE DELETE ON history
  BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;

  CREATE TABLE installed (
    model_id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    path TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    modified_at_ms INTEGER NOT NULL,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    proven_at_ms INTEGER NOT NULL,
    adopted INTEGER NOT NULL CHECK (adopted IN (0, 1)),
    download_id TEXT REFERENCES download (id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- The order of the queue, which a person may change; at first the order in which they were begun.
  ALTER TABLE download ADD COLUMN position INTEGER NOT NULL DEFAULT 0;
  UPDATE download SET position = (SELECT min(seq) FROM history WHERE download_id = download.id);
  `,
  // The library: what was found out about installed files, and what lies aside until its removal is final.
  `
  ALTER TABLE installed ADD COLUMN by_publisher INTEGER NOT NULL DEFAULT 1 CHECK (by_publisher IN (0, 1));
  ALTER TABLE download ADD COLUMN in_the_way TEXT NOT NULL DEFAULT 'refuse'
    CHECK (in_the_way IN ('refuse', 'set-aside', 'overwrite'));

  -- A row means: this installed file was read and is not what was proven.
  CREATE TABLE installed_damage (
    model_id TEXT PRIMARY KEY,
    found_at_ms INTEGER NOT NULL,
    damaged_bytes INTEGER
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE removal (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    path TEXT NOT NULL,
    aside_path TEXT NOT NULL UNIQUE,
    bytes INTEGER NOT NULL,
    installed TEXT,
    was_current INTEGER NOT NULL CHECK (was_current IN (0, 1)),
    removed_at_ms INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  // Models that were on the disk already: where they came from, and files that must not be left behind.
  `
  -- A row means: remove this file at the next start, if it is still the one that is meant.
  CREATE TABLE unneeded_file (
    path TEXT PRIMARY KEY,
    bytes INTEGER,
    modified_at_ms INTEGER
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE origin (
    model_id TEXT PRIMARY KEY,
    path TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- What no publisher promised has no expectation: null, and the column is replaced rather than the table, to which
  -- others refer.
  ALTER TABLE download ADD COLUMN promised_sha256 TEXT CHECK (length(promised_sha256) = 64);
  UPDATE download SET promised_sha256 = expected_sha256;
  ALTER TABLE download DROP COLUMN expected_sha256;
  ALTER TABLE download RENAME COLUMN promised_sha256 TO expected_sha256;

  -- What a person asked for that is in no catalogue. Never a secret.
  CREATE TABLE download_source (
    download_id TEXT PRIMARY KEY REFERENCES download (id),
    kind TEXT NOT NULL CHECK (kind IN ('hub', 'link')),
    repository TEXT,
    revision TEXT,
    file TEXT NOT NULL,
    CHECK (kind <> 'hub' OR (repository IS NOT NULL AND revision IS NOT NULL))
  ) STRICT, WITHOUT ROWID;
  `,
  // So that a step of one download costs the same however many wait in line, and however many there ever were.
  `
  CREATE INDEX download_in_line ON download (position) WHERE state = 'pending';
  CREATE INDEX download_alive ON download (position) WHERE state NOT IN ('complete', 'cancelled');
  CREATE INDEX download_by_position ON download (position);
  `,
  // Whether a model answers here, and how fast: what it said when it was asked for the first time, or once more.
  `
  CREATE TABLE first_words (
    model_id TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    bytes INTEGER NOT NULL,
    asked_at_ms INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('answers', 'nonsense', 'failed')),
    code TEXT,
    message TEXT,
    place TEXT CHECK (place IN ('processor', 'graphics')),
    tokens_per_second REAL,
    words_per_second REAL,
    first_token_ms REAL,
    CHECK ((kind = 'failed') = (code IS NOT NULL)),
    CHECK (kind <> 'answers' OR (place IS NOT NULL AND tokens_per_second > 0 AND words_per_second > 0 AND first_token_ms >= 0))
  ) STRICT, WITHOUT ROWID;
  `,
  // A model has files.
  migrateToRequests,
  `
  -- A speed limit for one model alone; null: only that of all downloads.
  ALTER TABLE request ADD COLUMN bytes_per_second_limit INTEGER CHECK (bytes_per_second_limit > 0);
  `,
  `
  -- The person wants it now: the hours of the day in which downloads may fetch do not hold for it.
  ALTER TABLE request ADD COLUMN any_hour INTEGER NOT NULL DEFAULT 0 CHECK (any_hour IN (0, 1));
  `,
];
