import type { Attachment } from '../../src-preload/contract/chat.ts';
import { NogginError } from '../errors.ts';
import type { Connection } from '../ledger/database.ts';
import {
  type Answer,
  answerParameters,
  type Conversation,
  type Message,
  type NewMessage,
  type RawConversation,
  type RawMessage,
  toConversation,
  toMessage,
} from './rows.ts';
import { createSearch, type Found } from './search.ts';
import type { Change, Tree, TreeNode } from './tree.ts';

/** Conversations as they are stored. Synchronous, one connection, one writer. */
export interface ChatStore {
  /** A part of the list, the latest first; with words those that hold all of them, with a model those it answered in. */
  list(words: readonly string[], offset: number, count: number, modelId?: string | null): Found;
  /** Null for one that there is not, or that was removed. */
  get(chatId: string): Conversation | null;
  /** The conversation that a message is of. @throws NogginError `unknown-id` */
  chatOf(messageId: string): Conversation;
  tree(chatId: string): Tree;
  /** Those of these ids that there are, in the order of the ids. */
  messages(ids: readonly string[]): readonly Message[];
  attachments(messageId: string): readonly Attachment[];
  /** Stores a new conversation, or what has changed of one. */
  put(conversation: Conversation): void;
  /** What becomes of the tree; `added` are the words of the messages that it adds. */
  apply(chatId: string, change: Change, added: readonly NewMessage[]): void;
  /** What an answer is by now. A killed process loses nothing of it, a power loss at most the last moment. */
  save(messageId: string, answer: Answer): void;
  /** Takes it from the list; {@link undoRemove} brings it back until {@link purge}. */
  remove(chatId: string): void;
  /** @throws NogginError `unknown-id` when it is not there, or no longer */
  undoRemove(chatId: string): void;
  /** Deletes what was removed before this moment. @returns when the next one was removed, or null */
  purge(beforeMs: number): number | null;
  /** Deletes all, for good. */
  clear(): void;
  /** Runs `work` as one transaction: all of it is stored, or nothing. */
  transaction<T>(work: () => T): T;
  close(): void;
}

const columns = `
  id, role, text, thinking, thinking_ms, state, error_code, error_message, error_details, model_id, created_at_ms,
  prompt_tokens, context_tokens, left_out, tokens, tokens_per_second, first_token_ms,
  (SELECT json_group_array(name) FROM
    (SELECT name FROM attachment WHERE message_id = message.id ORDER BY number)) AS attachments`;

/** Error of an answer that was unfinished when Noggin ended. */
const cutOff = { code: 'model-crashed', message: 'Noggin ended while the model answered' } as const;

/**
 * The store on an open connection. Answers that an earlier process left unfinished are broken from now on.
 * @param failed types an error of SQLite
 * @param now milliseconds since the epoch
 */
export function createChatStore(
  connection: Connection,
  failed: (error: unknown) => NogginError,
  now: () => number,
): ChatStore {
  const search = createSearch(connection);
  const statements = prepare(connection);
  const transaction = <T>(work: () => T): T => connection.transaction(work)();
  const get = (chatId: string): Conversation | null => {
    const raw = statements.get.get(chatId) as RawConversation | undefined;
    return raw === undefined ? null : toConversation(raw);
  };
  const insert = (chatId: string, node: TreeNode, message: NewMessage): void => {
    const { attachments, ...values } = message;
    statements.insert.run({
      ...{ ...answerParameters(values), id: message.id, role: message.role },
      ...{ createdAtMs: message.createdAtMs, chatId, parentId: node.parentId, shown: node.shown },
    });
    for (const { name, text } of attachments) statements.attach.run(message.id, name, text);
  };
  const deleteWhere = (condition: string, ...values: readonly number[]): void => {
    const { changes } = connection.prepare(`DELETE FROM conversation WHERE ${condition}`).run(...values);
    // The WAL still holds deleted content.
    if (changes > 0) connection.pragma('wal_checkpoint(TRUNCATE)');
  };
  statements.settle.run(cutOff.code, cutOff.message);

  return guarded(
    {
      list: search,
      get,
      chatOf: (messageId) => {
        const chatId = statements.chatOf.get(messageId) as string | undefined;
        const chat = chatId === undefined ? null : get(chatId);
        if (chat === null) throw new NogginError('unknown-id', 'There is no such message');
        return chat;
      },
      tree: (chatId) => statements.tree.all(chatId) as TreeNode[],
      messages: (ids) => {
        const rows = statements.messages.all(JSON.stringify(ids)) as RawMessage[];
        const byId = new Map(rows.map((row) => [row.id, row]));
        return ids.flatMap((id) => byId.get(id) ?? []).map(toMessage);
      },
      attachments: (messageId) => statements.attachments.all(messageId) as Attachment[],
      put: ({ settings, ...conversation }) => {
        statements.put.run({ ...conversation, ...settings, think: settings.think ? 1 : 0 });
      },
      apply: (chatId, { added, moved, removed, shown }, messages) =>
        transaction(() => {
          for (const [index, node] of added.entries()) {
            const message = messages[index];
            if (message?.id !== node.id) throw new Error('A message without its words');
            insert(chatId, node, message);
          }
          for (const { id, parentId } of moved) statements.move.run(parentId, id);
          for (const id of removed) statements.delete.run(id);
          if (shown !== null) statements.show.run(shown.shown, shown.id);
        }),
      save: (messageId, answer) => {
        // NORMAL leaves out the wait at a commit (https://sqlite.org/pragma.html#pragma_synchronous).
        connection.pragma('synchronous = NORMAL');
        try {
          statements.save.run({ ...answerParameters(answer), id: messageId });
        } finally {
          connection.pragma('synchronous = FULL');
        }
      },
      remove: (chatId) => {
        statements.remove.run(now(), chatId);
      },
      undoRemove: (chatId) => {
        const { changes } = statements.undoRemove.run(chatId);
        if (changes === 0) throw new NogginError('unknown-id', 'There is no such conversation to bring back');
      },
      purge: (beforeMs) => {
        deleteWhere('removed_at_ms <= ?', beforeMs);
        return statements.nextRemoved.get() as number | null;
      },
      clear: () => {
        deleteWhere('true');
        connection.exec('VACUUM');
        connection.pragma('wal_checkpoint(TRUNCATE)');
      },
      transaction,
      close: () => {
        connection.close();
      },
    },
    failed,
  );
}

function prepare(connection: Connection) {
  return {
    get: connection.prepare('SELECT * FROM conversation WHERE id = ? AND removed_at_ms IS NULL'),
    chatOf: connection.prepare('SELECT conversation_id FROM message WHERE id = ?').pluck(),
    tree: connection.prepare(
      `SELECT id, parent_id AS parentId, role, number AS "order", shown FROM message
       WHERE conversation_id = ? ORDER BY number`,
    ),
    messages: connection.prepare(
      `SELECT ${columns} FROM message WHERE id IN (SELECT value FROM json_each(?))`,
    ),
    attachments: connection.prepare('SELECT name, text FROM attachment WHERE message_id = ? ORDER BY number'),
    put: connection.prepare(
      `INSERT INTO conversation (id, title, model_id, system, temperature, max_tokens, think, created_at_ms,
         updated_at_ms)
       VALUES (@id, @title, @modelId, @system, @temperature, @maxTokens, @think, @createdAtMs, @updatedAtMs)
       ON CONFLICT (id) DO UPDATE SET title = @title, model_id = @modelId, system = @system,
         temperature = @temperature, max_tokens = @maxTokens, think = @think, updated_at_ms = @updatedAtMs`,
    ),
    insert: connection.prepare(
      `INSERT INTO message (id, conversation_id, parent_id, shown, role, text, thinking, thinking_ms, state,
         error_code, error_message, error_details, model_id, created_at_ms, prompt_tokens, context_tokens,
         left_out, tokens, tokens_per_second, first_token_ms)
       VALUES (@id, @chatId, @parentId, @shown, @role, @text, @thinking, @thinkingMs, @state, @errorCode,
         @errorMessage, @errorDetails, @modelId, @createdAtMs, @promptTokens, @contextTokens, @leftOut, @tokens,
         @tokensPerSecond, @firstTokenMs)`,
    ),
    attach: connection.prepare('INSERT INTO attachment (message_id, name, text) VALUES (?, ?, ?)'),
    save: connection.prepare(
      `UPDATE message SET text = @text, thinking = @thinking, thinking_ms = @thinkingMs, state = @state,
         error_code = @errorCode, error_message = @errorMessage, error_details = @errorDetails,
         model_id = @modelId, prompt_tokens = @promptTokens, context_tokens = @contextTokens,
         left_out = @leftOut, tokens = @tokens, tokens_per_second = @tokensPerSecond,
         first_token_ms = @firstTokenMs
       WHERE id = @id`,
    ),
    move: connection.prepare('UPDATE message SET parent_id = ? WHERE id = ?'),
    show: connection.prepare('UPDATE message SET shown = ? WHERE id = ?'),
    delete: connection.prepare('DELETE FROM message WHERE id = ?'),
    remove: connection.prepare(
      'UPDATE conversation SET removed_at_ms = ? WHERE id = ? AND removed_at_ms IS NULL',
    ),
    undoRemove: connection.prepare(
      'UPDATE conversation SET removed_at_ms = NULL WHERE id = ? AND removed_at_ms IS NOT NULL',
    ),
    nextRemoved: connection.prepare('SELECT min(removed_at_ms) FROM conversation').pluck(),
    settle: connection.prepare(
      `UPDATE message SET state = 'broken', error_code = ?, error_message = ?
       WHERE state IN ('waiting', 'streaming')`,
    ),
  };
}

/** The same, with every error of SQLite typed. */
function guarded(store: ChatStore, failed: (error: unknown) => NogginError): ChatStore {
  const typed = Object.entries(store).map(([name, act]: [string, (...input: never[]) => unknown]) => [
    name,
    (...input: never[]): unknown => {
      try {
        return act(...input);
      } catch (error) {
        throw (error as { name?: string }).name === 'SqliteError' ? failed(error) : error;
      }
    },
  ]);
  return Object.fromEntries(typed) as ChatStore;
}
