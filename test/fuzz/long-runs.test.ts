import { describe, expect, test } from 'vitest';
import { plainText } from '../../src-main/chats/attachments/plain-text.ts';
import { excerpt } from '../../src-main/chats/excerpt.ts';
import { exportName } from '../../src-main/chats/export.ts';
import { wordsOf } from '../../src-main/chats/search.ts';
import { createThinkingSplitter } from '../../src-main/chats/thinking.ts';
import { titleOf } from '../../src-main/chats/title.ts';
import { isLink } from '../../src-main/deep-links/is-link.ts';
import { readLink } from '../../src-main/deep-links/read-link.ts';
import { createRedact } from '../../src-main/diagnostics/redact.ts';
import { hiddenSecrets } from '../../src-main/diagnostics/redact-secrets.ts';
import { NogginError } from '../../src-main/errors.ts';
import { roleOfName } from '../../src-main/gguf/role.ts';
import { allowedAddress } from '../../src-main/http/address.ts';
import { createChainCookies } from '../../src-main/http/chain-cookies.ts';
import { parseContentRange, parseUnsatisfiedTotal } from '../../src-main/http/content-range.ts';
import { createHeadReader } from '../../src-main/http/head-reader.ts';
import { headerText } from '../../src-main/http/header-text.ts';
import { hubRefusal } from '../../src-main/http/refusal.ts';
import { parseResponseHead } from '../../src-main/http/response-head.ts';
import { rateLimitMs, retryAfterMs } from '../../src-main/http/retry-after.ts';
import { parseRoutes } from '../../src-main/http/routes.ts';
import { ifRangeValue } from '../../src-main/http/validators.ts';
import { nextPage } from '../../src-main/huggingface/next-page.ts';
import { readPasted } from '../../src-main/huggingface/pasted.ts';
import { quantizationOf } from '../../src-main/huggingface/quantization.ts';
import { termsPage } from '../../src-main/huggingface/terms-page.ts';
import { partOf } from '../../src-main/models/part.ts';
import { partFileOf } from '../../src-main/models/part-file.ts';
import { escapeForDisplay, sanitizeText } from '../../src-main/names/for-display.ts';
import { idForOwnFile, idForRemoteFile } from '../../src-main/names/ids.ts';
import { activeShare } from '../../src-main/planner/active-share.ts';

const origin = 'https://hub.example';
const policy = { allowLoopbackHttp: false };
const url = new URL(`${origin}/a`);
const redact = createRedact({
  folders: [{ path: '/home/anna/models', name: 'models' }],
  home: '/home/anna',
  userName: 'anna',
  computerName: 'annas-laptop',
  secrets: ['correct horse'],
});
const hide = hiddenSecrets([]);

function thinkingIn(text: string): unknown {
  const splitter = createThinkingSplitter();
  for (let at = 0; at < text.length; at += 50) splitter.add(text.slice(at, at + 50));
  splitter.end(true);
  return splitter.read();
}

/** Everything that reads texts of strangers by patterns or loops. */
const parsers: Readonly<Record<string, (text: string) => unknown>> = {
  'the head of an answer': (text) => parseResponseHead(`HTTP/1.1 200 OK\r\nX:${text}`),
  'a status': (text) => parseResponseHead(`HTTP/1.1 ${text}`),
  'bytes on a connection': (text) => createHeadReader().take(Buffer.from(`HTTP/1.1 200 OK\r\nX:${text}`)),
  'a header beyond ASCII': headerText,
  'a refusal': (text) => hubRefusal({ 'x-error-code': text, 'x-error-message': text }),
  'a range': parseContentRange,
  'a total': parseUnsatisfiedTotal,
  'a pause': (text) => [retryAfterMs(text, 0, 1000), rateLimitMs(text, 1000)],
  'a validator': (text) => ifRangeValue({ etag: text, lastModified: null }),
  'a cookie': (text) => createChainCookies().take(url, { 'set-cookie': text }),
  'a redirect': (text) => allowedAddress(text, policy, url),
  'routes of a proxy': parseRoutes,
  'the next page': (text) => nextPage(text, origin),
  'a pasted text': (text) => readPasted(text, origin, policy),
  'a file name': (text) => [
    quantizationOf(text),
    roleOfName(text, quantizationOf(text)),
    partFileOf(text),
    idForRemoteFile(text, ''),
    idForOwnFile(text, () => false),
  ],
  'a name': (text) => [sanitizeText(text), escapeForDisplay(text), partOf(text)],
  'the address of a file': (text) => termsPage(origin, `${origin}/${text}`),
  'a link to Noggin': (text) => [isLink(text), readLink(text, origin)],
  'the size of a model': (text) => activeShare({ parameters: text }),
  'what a model says': thinkingIn,
  'what a person asks': (text) => [titleOf(text, ''), wordsOf(text), exportName(text, 'json')],
  'what was found': (text) => [excerpt(text, 'none'), excerpt(text, text.slice(-200))],
  'a dropped file': (text) => plainText(Buffer.from(text)),
  'a line of the log': redact,
  'a secret': hide,
};

/** What is repeated: each sign by itself, and what parsers look for. */
const repeated = [
  ...' \t\r\n\0\x01ab09AZ-_./\\:;,=?#@&%+*"\'<>()[]{}|~\x7f\xff…模',
  ...['%2f', '://', 'a.', 'a-', '../', 'eyJ-', 'x-token-', 'spwdr', '0B', 'Q4_', ', part 1', '<a>;', 'a=b;'],
  ...['Bearer ', 'bytes ', 't=1;', 'C:\\', '\r\n ', "'/", 'a:b@', '😀'],
  ...['<think>', '</think>', '</think>\n', '<|end|>', '```\n', '`<th'],
];
const bytes = 100_000;

describe('A28: long runs of the same text', () => {
  // The bound is on work: in proportion to its length a run takes a blink, by its square minutes, and they are thousands.
  test.each(Object.keys(parsers))(
    '%s is parsed or refused',
    (name) => {
      for (const each of repeated) {
        const run = each.repeat(bytes / each.length);
        for (const text of [run, `a${run}`, `${run}\x01`, `https://a/${run}!`, `${run}<next>`]) {
          try {
            parsers[name]?.(text);
          } catch (error) {
            expect(error).toBeInstanceOf(NogginError);
          }
        }
      }
    },
    600_000,
  );
});
