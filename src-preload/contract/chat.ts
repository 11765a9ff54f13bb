import { z } from 'zod';
import type { ErrorView } from './errors.ts';
import { modelId } from './model-id.ts';

const chatId = z.strictObject({ chatId: z.uuid() });
const messageId = z.strictObject({ messageId: z.uuid() });
/** Longest text in one message, in characters: more than any model here holds. */
const text = z.string().min(1).max(400_000);
const title = z.string().min(1).max(200);

/** Settings of one conversation; null takes the value of the model's maker. */
export const chatSettingsSchema = z.strictObject({
  /** How it should behave; empty for nothing. */
  system: z.string().max(20_000),
  temperature: z.number().min(0).max(2).nullable(),
  /** Longest answer, in tokens. */
  maxTokens: z.number().int().min(16).max(32_768).nullable(),
  /** Models that can think first do. */
  think: z.boolean(),
});

/** A text that was dropped on the box, with its name. */
export const attachmentSchema = z.strictObject({ name: z.string().min(1).max(255), text });

export const chatRequests = {
  /** Conversations, the latest first: those that hold all words of the query, or in which this model answered. */
  'chat:list': z.strictObject({
    query: z.string().max(200),
    offset: z.number().int().min(0),
    modelId: modelId.optional(),
  }),
  'chat:open': chatId,
  /** Asks a question in a conversation, or starts one. */
  'chat:send': z.strictObject({
    chatId: z.uuid().nullable(),
    text,
    attachments: z.array(attachmentSchema).max(8),
  }),
  'chat:stop': z.undefined(),
  /** Regenerates an answer; the present one stays as a branch. */
  'chat:regenerate': messageId,
  /** Edits the question, as a branch of its own. */
  'chat:edit': z.strictObject({ messageId: z.uuid(), text }),
  /** Continues an answer that hit its length limit. */
  'chat:continue': messageId,
  /** Shows the branch that this message is of. */
  'chat:choose': messageId,
  /** A question and its answer. What followed stays. */
  'chat:delete-exchange': messageId,
  'chat:rename': z.strictObject({ chatId: z.uuid(), title }),
  'chat:remove': chatId,
  'chat:undo-remove': chatId,
  'chat:remove-all': z.undefined(),
  'chat:configure': z.strictObject({
    chatId: z.uuid(),
    settings: chatSettingsSchema.partial(),
    modelId: z.string().max(128).optional(),
  }),
  'chat:export': z.strictObject({ chatId: z.uuid(), format: z.enum(['markdown', 'json']) }),
  /** Copies a part of a conversation. */
  'chat:copy': z.strictObject({ text }),
  /** Opens an https address from an answer in the system's browser. */
  'chat:open-link': z.strictObject({ address: z.string().min(1).max(2000) }),
  /** Opens the file picker; the text of the file is pushed as `attached`. */
  'chat:attach': z.undefined(),
  /** Hint that a question is coming: main may load the model. */
  'chat:prepare': z.undefined(),
  /** Loads the model in spite of the memory warning. */
  'chat:load-anyway': z.undefined(),
  /** The model that answers is asked for now. */
  'chat:brain': z.undefined(),
} as const;

/** What a person can set for one conversation. */
export type ChatSettings = z.infer<typeof chatSettingsSchema>;
export type Attachment = z.infer<typeof attachmentSchema>;

/**
 * State of a message. `length`: hit its limit. `stopped`: by the person. `broken`: the model's process ended; the
 * text so far is kept.
 */
export const messageStates = ['waiting', 'streaming', 'complete', 'length', 'stopped', 'broken'] as const;
export type MessageState = (typeof messageStates)[number];

/** One message of the branch that is shown. Times in milliseconds. */
export interface MessageView {
  readonly id: string;
  readonly role: 'user' | 'assistant';
  readonly text: string;
  /** Names of the texts that were dropped on the box with it. */
  readonly attachments: readonly string[];
  /** Reasoning before the answer; null without any. */
  readonly thinking: string | null;
  readonly thinkingMs: number | null;
  readonly state: MessageState;
  readonly error: ErrorView | null;
  /** Its place among its siblings, from 1, and the ids of its neighbors. */
  readonly branch: {
    readonly index: number;
    readonly count: number;
    readonly previousId: string | null;
    readonly nextId: string | null;
  };
  readonly modelId: string | null;
  readonly createdAtMs: number;
  readonly tokensPerSecond: number | null;
  readonly firstTokenMs: number | null;
  /** Earlier messages that were cut because the context was full. */
  readonly leftOut: number;
}

/** A conversation in the list at the side. */
export interface ChatSummaryView {
  readonly id: string;
  readonly title: string;
  readonly updatedAtMs: number;
  /** Excerpt around the search hit; null without a search. */
  readonly snippet: string | null;
}

/** A conversation as it is shown: one branch of it. */
export interface ChatView {
  readonly id: string;
  readonly title: string;
  readonly modelId: string | null;
  readonly settings: ChatSettings;
  readonly messages: readonly MessageView[];
  /** Context used by the last answer, in tokens; null before the first. */
  readonly context: { readonly usedTokens: number; readonly contextTokens: number } | null;
}

/** The model that answers. */
export interface BrainView {
  readonly kind: 'none' | 'empty' | 'loading' | 'ready' | 'answering' | 'failed';
  readonly modelId: string | null;
  readonly name: string | null;
  /** Of loading, from 0 to 1. */
  readonly progress: number;
  readonly error: ErrorView | null;
  readonly contextTokens: number | null;
  /** Its template has a switch for thinking first. */
  readonly canThink: boolean;
}

/** Events about conversations, pushed by main. */
export type ChatPush =
  /** More of an answer: `text` belongs at `at` (characters) of its text, or of its thinking. */
  | {
      readonly kind: 'text';
      readonly chatId: string;
      readonly messageId: string;
      readonly part: 'text' | 'thinking';
      readonly at: number;
      readonly text: string;
    }
  /** The conversation's new state. */
  | { readonly kind: 'chat'; readonly chat: ChatView }
  /** The list is stale: request it again where it is shown. */
  | { readonly kind: 'list' }
  | { readonly kind: 'brain'; readonly brain: BrainView }
  /** Text of a picked or dropped file, or why there is none. */
  | { readonly kind: 'attached'; readonly attachment: Attachment }
  | { readonly kind: 'not-attached'; readonly name: string; readonly error: ErrorView };

/** A part of the list. */
export interface ChatListView {
  readonly chats: readonly ChatSummaryView[];
  readonly total: number;
}

export interface ChatOutput {
  'chat:list': ChatListView;
  'chat:open': ChatView;
  'chat:send': { readonly chatId: string };
  'chat:stop': null;
  'chat:regenerate': null;
  'chat:edit': null;
  'chat:continue': null;
  'chat:choose': null;
  'chat:delete-exchange': null;
  'chat:rename': null;
  'chat:remove': null;
  'chat:undo-remove': null;
  'chat:remove-all': null;
  'chat:configure': null;
  'chat:export': { readonly saved: boolean };
  'chat:copy': null;
  'chat:open-link': null;
  'chat:attach': null;
  'chat:prepare': null;
  'chat:load-anyway': null;
  'chat:brain': BrainView;
}
