import type { ErrorCode } from '../../src-preload/contract/errors.ts';
import { oneLine } from '../names/one-line.ts';
import type { Headers } from './client.ts';
import { headerText } from './header-text.ts';
import { httpDateMs, rateLimitMs, retryAfterMs } from './retry-after.ts';

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
function hubSays(headers: Headers): string {
  const { code, message } = hubRefusal(headers);
  const words = [code, message].filter((part) => part !== null).join(': ');
  return words === '' ? '' : `. It says: ${words}`;
}

/** What an answer without the wanted body means. */
export interface Refusal {
  readonly code: ErrorCode;
  /** For Details; names the status, and what the hub says itself. */
  readonly message: string;
  /** Whether the same question may be answered in a while. */
  readonly isPassing: boolean;
  /** How long the server wants to be left alone, in milliseconds; null where it does not say. */
  readonly waitMs: number | null;
}

/** What is known of who was asked. */
export interface Asker {
  /** Epoch milliseconds. */
  readonly nowMs: number;
  /** Most that a server may make us wait, in milliseconds. */
  readonly longestWaitMs: number;
  /** Terms are known to have to be accepted. */
  readonly isGated?: boolean;
  /** To a stranger the hub answers 401 for what is not there, too; whoever was let in before is not told so. */
  readonly isStranger?: boolean;
}

/**
 * The one reading of a status that is neither the body nor a part of it (RFC 9110, sections 15.5 and 15.6; RFC 6585).
 * That terms have to be accepted is said only where the hub says so. Pure.
 */
export function classifyRefusal(status: number, headers: Headers, asker: Asker): Refusal {
  const { code: hubCode } = hubRefusal(headers);
  const says = hubSays(headers);
  const final = (code: ErrorCode, message: string): Refusal => ({
    ...{ code, message: `${message}${says}`, isPassing: false, waitMs: null },
  });
  const isMissing = ['RepoNotFound', 'EntryNotFound', 'RevisionNotFound'].includes(hubCode ?? '');
  if ((asker.isStranger === true && isMissing) || status === 404 || status === 410) {
    return final('not-found', `There is nothing at this address (${status})`);
  }
  if (status === 401 || status === 403) {
    const code = asker.isGated === true || hubCode === 'GatedRepo' ? 'needs-access' : 'access-refused';
    return final(code, `The source refuses access (${status})`);
  }
  if (status === 451) return final('unavailable', 'Not offered here for legal reasons (451)');
  const waitMs = retryAfterMs(headers['retry-after'], serverNowMs(headers, asker.nowMs), asker.longestWaitMs);
  if (status === 429) {
    const limitMs = rateLimitMs(headers['ratelimit'], asker.longestWaitMs);
    const message = `Too many requests (429)${says}`;
    return { code: 'rate-limited', message, isPassing: true, waitMs: limitMs ?? waitMs };
  }
  if (status === 511) {
    return {
      code: 'portal',
      message: 'This network wants you to sign in (511)',
      isPassing: true,
      waitMs: null,
    };
  }
  const isForGood = status === 501 || status === 505;
  const isPassing = status === 408 || (status >= 500 && !isForGood);
  return {
    code: 'server',
    message: `The server answered ${status}${says}`,
    isPassing,
    waitMs: isPassing ? waitMs : null,
  };
}

/** A model is never a page: a login or block page answers with 200 and HTML (FAULTS A11). Pure. */
export function isWebPage(headers: Headers): boolean {
  return /^(text\/html|application\/xhtml)/i.test(headers['content-type'] ?? '');
}

/** The server's own clock, where it tells it: a date of its own is then right whatever this computer's clock says. */
function serverNowMs(headers: Headers, nowMs: number): number {
  const dateMs = httpDateMs(headers['date'] ?? '');
  return Number.isNaN(dateMs) ? nowMs : dateMs;
}
