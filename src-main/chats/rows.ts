import type { Attachment, ChatSettings, MessageState } from '../../src-preload/contract/chat.ts';
import type { ErrorCode, ErrorDetails, ErrorView } from '../../src-preload/contract/errors.ts';
import { parseJson } from '../platform/parse-json.ts';

/** A conversation as it is stored. Times in epoch milliseconds. */
export interface Conversation {
  readonly id: string;
  readonly title: string;
  /** Null: whichever is in use. */
  readonly modelId: string | null;
  readonly settings: ChatSettings;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
}

/** What changes of a message while it is answered. */
export interface Answer {
  readonly text: string;
  readonly thinking: string | null;
  readonly thinkingMs: number | null;
  readonly state: MessageState;
  readonly error: ErrorView | null;
  readonly modelId: string | null;
  /** Tokens of the whole prompt; null until the model has read it. */
  readonly promptTokens: number | null;
  readonly contextTokens: number | null;
  /** How many earlier messages it was not shown. */
  readonly leftOut: number;
  readonly tokens: number | null;
  readonly tokensPerSecond: number | null;
  readonly firstTokenMs: number | null;
}

/** A message as it is stored, without where it stands. */
export interface Message extends Answer {
  readonly id: string;
  readonly role: 'user' | 'assistant';
  readonly createdAtMs: number;
  /** Names of its attachments; their texts are asked for apart. */
  readonly attachments: readonly string[];
}

/** A message that is to be stored. */
export interface NewMessage extends Omit<Message, 'attachments'> {
  readonly attachments: readonly Attachment[];
}

/** An answer that nobody has begun, or a question. */
export function unanswered(state: MessageState): Answer {
  return {
    ...{ text: '', thinking: null, thinkingMs: null, state, error: null, modelId: null },
    ...{ promptTokens: null, contextTokens: null, leftOut: 0 },
    ...{ tokens: null, tokensPerSecond: null, firstTokenMs: null },
  };
}

export interface RawConversation {
  id: string;
  title: string;
  model_id: string | null;
  system: string;
  temperature: number | null;
  max_tokens: number | null;
  think: number;
  created_at_ms: number;
  updated_at_ms: number;
}

export function toConversation(raw: RawConversation): Conversation {
  return {
    id: raw.id,
    title: raw.title,
    modelId: raw.model_id,
    settings: {
      system: raw.system,
      temperature: raw.temperature,
      maxTokens: raw.max_tokens,
      think: raw.think === 1,
    },
    createdAtMs: raw.created_at_ms,
    updatedAtMs: raw.updated_at_ms,
  };
}

/** A message as SQLite returns it. */
export interface RawMessage {
  id: string;
  role: Message['role'];
  text: string;
  thinking: string | null;
  thinking_ms: number | null;
  state: MessageState;
  error_code: ErrorCode | null;
  error_message: string | null;
  error_details: string | null;
  model_id: string | null;
  created_at_ms: number;
  prompt_tokens: number | null;
  context_tokens: number | null;
  left_out: number;
  tokens: number | null;
  tokens_per_second: number | null;
  first_token_ms: number | null;
  /** A JSON list of names. */
  attachments: string;
}

export function toMessage(raw: RawMessage): Message {
  return {
    id: raw.id,
    role: raw.role,
    text: raw.text,
    thinking: raw.thinking,
    thinkingMs: raw.thinking_ms,
    state: raw.state,
    error: toError(raw),
    modelId: raw.model_id,
    createdAtMs: raw.created_at_ms,
    promptTokens: raw.prompt_tokens,
    contextTokens: raw.context_tokens,
    leftOut: raw.left_out,
    tokens: raw.tokens,
    tokensPerSecond: raw.tokens_per_second,
    firstTokenMs: raw.first_token_ms,
    attachments: parseJson(raw.attachments, []) as string[],
  };
}

/** The parameters of a statement that stores these. */
export function answerParameters(answer: Answer): Record<string, string | number | null> {
  const { error, ...values } = answer;
  return {
    ...values,
    errorCode: error?.code ?? null,
    errorMessage: error?.message ?? null,
    errorDetails: error?.details === undefined ? null : JSON.stringify(error.details),
  };
}

function toError(raw: RawMessage): ErrorView | null {
  if (raw.error_code === null) return null;
  const error = { code: raw.error_code, message: raw.error_message ?? '' };
  if (raw.error_details === null) return error;
  return { ...error, details: parseJson(raw.error_details, {}) as ErrorDetails };
}
