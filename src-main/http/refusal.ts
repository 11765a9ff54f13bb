import { oneLine } from '../names/one-line.ts';
import type { Headers } from './client.ts';
import { headerText } from './header-text.ts';

/** Longest message that is told on, in characters; the hub's own have a third of it. */
const mostLetters = 300;
/** Longest value that is looked at at all. */
const mostRead = 4000;

/** What a hub says of its refusal in its own words; null what it does not say. */
export interface HubRefusal {
  /** `GatedRepo`, `RepoNotFound` and their like; letters and digits only, at most 64. */
  readonly code: string | null;
  /** Text of a stranger, safe to show: one line, nothing unseen, at most 300 characters. */
  readonly message: string | null;
}

/**
 * Reads `X-Error-Code` and `X-Error-Message` of a refusal, as the Hugging Face hub and its like send them
 * (huggingface_hub, hf_raise_for_status). Pure.
 */
export function hubRefusal(headers: Headers): HubRefusal {
  const code = headers['x-error-code']?.trim() ?? '';
  return {
    code: /^[A-Za-z0-9_-]{1,64}$/.test(code) ? code : null,
    message: shown(headers['x-error-message']),
  };
}

function shown(value: string | undefined): string | null {
  if (value === undefined) return null;
  const words = oneLine(headerText(value).slice(0, mostRead));
  const letters = [...words];
  if (letters.length === 0) return null;
  return letters.length <= mostLetters ? words : `${letters.slice(0, mostLetters - 1).join('')}…`;
}

/** What a hub says itself, as the end of a message for Details; empty where it says nothing. Pure. */
export function hubSays(headers: Headers): string {
  const { code, message } = hubRefusal(headers);
  const words = [code, message].filter((part) => part !== null).join(': ');
  return words === '' ? '' : `. It says: ${words}`;
}
