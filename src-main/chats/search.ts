import type { ChatSummaryView } from '../../src-preload/contract/chat.ts';
import type { Connection } from '../ledger/database.ts';
import { excerpt } from './excerpt.ts';

/** A part of the list of conversations. */
export interface Found {
  readonly chats: readonly ChatSummaryView[];
  readonly total: number;
}

/** Where words can stand, in the order in which they are shown to have been found. */
const places = [
  { table: 'message', column: 'text', chat: 'SELECT conversation_id FROM message WHERE number = hit.number' },
  {
    table: 'attachment',
    column: 'text',
    chat: `SELECT conversation_id FROM message WHERE id =
             (SELECT message_id FROM attachment WHERE number = hit.number)`,
  },
  { table: 'conversation', column: 'title', chat: 'SELECT id FROM conversation WHERE number = hit.number' },
] as const;

type Place = (typeof places)[number];

/** The index knows threes of letters; what is shorter is looked for in the text itself. */
const shortestIndexed = 3;

interface Word {
  readonly text: string;
  readonly isIndexed: boolean;
  /** What the statement is given for it. */
  readonly parameter: string;
}

/** The words of what a person typed. Pure. */
export function wordsOf(query: string): readonly string[] {
  const words = query.normalize('NFC').replaceAll(/\p{C}/gu, ' ').split(/\s+/);
  return [...new Set(words.filter((word) => word !== ''))];
}

/**
 * Lists conversations, the latest first: those that hold all of some words, wherever each of them stands, and in which
 * this model answered, if any is named.
 */
export function createSearch(connection: Connection) {
  const hitsOf = (place: Place, { isIndexed }: Word): string =>
    isIndexed
      ? `SELECT rowid AS number FROM ${place.table}_index WHERE ${place.table}_index MATCH ?`
      : `SELECT number FROM ${place.table} WHERE ${place.column} LIKE ? ESCAPE '\\'`;
  const chatsWith = (word: Word): string =>
    places
      .map((place) => `SELECT (${place.chat}) AS id FROM (${hitsOf(place, word)}) AS hit`)
      .join(' UNION ');

  /** The newest place of each of these conversations where a word stands. */
  const excerptsIn = (place: Place, word: Word, chatIds: readonly string[]): ReadonlyMap<string, string> => {
    const rows = connection
      .prepare(
        `SELECT chatId, (SELECT ${place.column} FROM ${place.table} WHERE number = newest) AS text FROM
           (SELECT (${place.chat}) AS chatId, max(hit.number) AS newest FROM (${hitsOf(place, word)}) AS hit
            GROUP BY chatId)
         WHERE chatId IN (SELECT value FROM json_each(?))`,
      )
      .all(word.parameter, JSON.stringify(chatIds)) as { chatId: string; text: string }[];
    return new Map(rows.map(({ chatId, text }) => [chatId, excerpt(text, word.text)]));
  };
  const excerptsOf = (words: readonly Word[], chatIds: readonly string[]): ReadonlyMap<string, string> => {
    const found = new Map<string, string>();
    for (const place of places) {
      for (const word of words) {
        const missing = chatIds.filter((id) => !found.has(id));
        if (missing.length === 0) return found;
        for (const [id, text] of excerptsIn(place, word, missing)) found.set(id, text);
      }
    }
    return found;
  };

  return (texts: readonly string[], offset: number, count: number, modelId: string | null = null): Found => {
    const words = texts.map(wordOf);
    const conditions = [
      ...words.map((word) => `AND id IN (${chatsWith(word)})`),
      ...(modelId === null ? [] : ['AND id IN (SELECT conversation_id FROM message WHERE model_id = ?)']),
    ].join(' ');
    const parameters = [
      ...words.flatMap((word) => places.map(() => word.parameter)),
      ...(modelId === null ? [] : [modelId]),
    ];
    const from = `FROM conversation WHERE removed_at_ms IS NULL ${conditions}`;
    const total = connection
      .prepare(`SELECT count(*) ${from}`)
      .pluck()
      .get(...parameters) as number;
    const rows = connection
      .prepare(
        `SELECT id, title, updated_at_ms AS updatedAtMs ${from}
         ORDER BY updated_at_ms DESC, number DESC LIMIT ? OFFSET ?`,
      )
      .all(...parameters, count, offset) as Omit<ChatSummaryView, 'snippet'>[];
    const excerpts = excerptsOf(
      words,
      rows.map(({ id }) => id),
    );
    return { total, chats: rows.map((row) => ({ ...row, snippet: excerpts.get(row.id) ?? null })) };
  };
}

function wordOf(text: string): Word {
  const isIndexed = [...text].length >= shortestIndexed;
  const parameter = isIndexed
    ? `"${text.replaceAll('"', '""')}"`
    : `%${text.replaceAll(/[\\%_]/g, (letter) => `\\${letter}`)}%`;
  return { text, isIndexed, parameter };
}
