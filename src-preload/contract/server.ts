import { z } from 'zod';
import type { ErrorView } from './errors.ts';

/** The server for other programs on this computer, as the window shows it. Never the key. */
export interface ServerView {
  readonly state: 'off' | 'starting' | 'on' | 'failed';
  /** Where it listens, or is to. */
  readonly port: number;
  /** The Ollama API answers, without a key. */
  readonly speaksOllama: boolean;
  /** Why the server is down although it is switched on. */
  readonly error: ErrorView | null;
  /** A free port to use instead of a taken one; null when none is known. */
  readonly freePort: number | null;
  /** Ollama's usual port is free, or in use by Noggin. */
  readonly isOllamaPortFree: boolean;
  /** `memory`: no safe storage, so each start makes a new key. */
  readonly keyKept: 'safely' | 'memory' | null;
  /** The program that asked last, as it calls itself; null where none has. */
  readonly lastAsked: { readonly agent: string; readonly atMs: number } | null;
}

/** What of the server can be copied. `python` and `javascript`: two lines for OpenAI's own clients. */
export const serverTexts = ['address', 'key', 'ollama-address', 'python', 'javascript'] as const;
/** One of {@link serverTexts}. */
export type ServerText = (typeof serverTexts)[number];

/** What the window asks of the server. */
export const serverRequests = {
  'server:key': z.undefined(),
  'server:copy': z.strictObject({ text: z.enum(serverTexts) }),
  /** Renews the key: the old one stops working. */
  'server:renew-key': z.undefined(),
  'server:try-again': z.undefined(),
} as const;

export interface ServerOutput {
  /** The key, to be shown. */
  'server:key': string;
  'server:copy': null;
  'server:renew-key': null;
  'server:try-again': null;
}
