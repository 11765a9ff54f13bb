import type { BrainView, ChatListView, ChatView } from '../../src-preload/contract/chat.ts';
import type { RequestInput } from '../../src-preload/contract/requests.ts';
import type { ExportFormat } from './export.ts';

/**
 * Conversations, as the window asks for them. All throw NogginError: `unknown-id`, and what Stores.current throws; a
 * request that was refused has changed nothing. What a model does comes as a push.
 */
export interface Chats {
  list(query: string, offset: number, modelId?: string): ChatListView;
  open(chatId: string): ChatView;
  /** Asks; the answer is waited for by nobody. */
  send(input: RequestInput<'chat:send'>): { readonly chatId: string };
  /** Ends the answer that is being given, and those that wait. */
  stop(): void;
  /** An answer of which nothing came is given again in its place. @throws NogginError `not-now` while it is given */
  regenerate(messageId: string): void;
  edit(messageId: string, text: string): void;
  /** @throws NogginError `not-now` unless its length ended it */
  goOn(messageId: string): void;
  choose(messageId: string): void;
  deleteExchange(messageId: string): void;
  rename(chatId: string, title: string): void;
  remove(chatId: string): void;
  undoRemove(chatId: string): void;
  removeAll(): void;
  configure(input: RequestInput<'chat:configure'>): void;
  /** A file name for {@link exportTo}. */
  exportName(chatId: string, format: ExportFormat): string;
  /** @throws NogginError also what diskError tells; without the name, which is the person's words */
  exportTo(chatId: string, format: ExportFormat, file: string): Promise<void>;
  /** Takes the text out of a file; it, or why there is none, is told. Never rejects. */
  attach(file: string): Promise<void>;
  /** Loads the model in use, when nothing else is going on. */
  prepare(): void;
  /** Loads although the memory seems too short; an answer that was refused for that is given then. */
  loadAnyway(): void;
  brain(): BrainView;
  /** Whether conversations are kept may have changed: what is answered elsewhere ends. */
  settingsChanged(): void;
  /** Ends what runs, writes what is left, and closes. */
  end(): Promise<void>;
}
