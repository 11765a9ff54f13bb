import type { Connection } from './open.ts';

/** Result of the last time a model was asked its first words. */
export interface FirstWordsRow {
  readonly modelId: string;
  /** SHA-256 of the file that was asked; other files are unknown. */
  readonly sha256: string;
  /** Of all its files, in bytes. */
  readonly bytes: number;
  /** Epoch milliseconds. */
  readonly askedAtMs: number;
  readonly kind: 'answers' | 'nonsense' | 'failed';
  /** Of `failed`: the error's code and English message. */
  readonly code: string | null;
  readonly message: string | null;
  /** For `answers`, like all that follows: which processor computed. */
  readonly place: 'processor' | 'graphics' | null;
  readonly tokensPerSecond: number | null;
  readonly wordsPerSecond: number | null;
  /** Milliseconds. */
  readonly firstTokenMs: number | null;
}

/** The last result per model; kept when the model is removed, in case it returns. */
export interface FirstWordsRepository {
  all(): readonly FirstWordsRow[];
  put(row: FirstWordsRow): void;
}

export function createFirstWordsRepository(connection: Connection): FirstWordsRepository {
  return {
    all: () =>
      connection
        .prepare(
          `SELECT model_id AS modelId, sha256, bytes, asked_at_ms AS askedAtMs, kind, code, message, place,
             tokens_per_second AS tokensPerSecond, words_per_second AS wordsPerSecond, first_token_ms AS firstTokenMs
           FROM first_words ORDER BY asked_at_ms`,
        )
        .all() as FirstWordsRow[],
    put: (row) => {
      connection
        .prepare(
          `INSERT OR REPLACE INTO first_words
             (model_id, sha256, bytes, asked_at_ms, kind, code, message, place,
              tokens_per_second, words_per_second, first_token_ms)
           VALUES (@modelId, @sha256, @bytes, @askedAtMs, @kind, @code, @message, @place,
              @tokensPerSecond, @wordsPerSecond, @firstTokenMs)`,
        )
        .run(row);
    },
  };
}
