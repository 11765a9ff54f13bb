import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Protocol, type ProtocolRequest, type ProtocolResponse, protocol } from 'electron';
import type { Language } from '../../../src-preload/contract/language.ts';
import { languageScript } from '../words/language.ts';
import { type PageFile, pageFile } from './page-files.ts';

/** Content security policy: no inline code, no eval, no network; only our own files and the bridge. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Of every answer of ours: one that names nothing is a page, too, for whoever goes there. */
const headers = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

const notFound: ProtocolResponse = {
  statusCode: 404,
  data: Buffer.from('Not found'),
  headers: { 'content-type': 'text/plain; charset=utf-8', ...headers },
};

/** Must run before the app is ready. */
export function registerScheme(): void {
  const privileges = { standard: true, secure: true };
  protocol.registerSchemesAsPrivileged([{ scheme: 'noggin-app', privileges }]);
}

/**
 * Serves the built pages from `root`, and nothing else, with the content security policy in force. Not by
 * `protocol.handle`: its Request and Response load Node's whole fetch, 50 ms of every start (docs/decisions).
 * @param language of the page; nothing of it runs before that is known
 * @returns resolves when a page has all its files, and waits for that
 */
export function servePages(
  sessionProtocol: Protocol,
  root: string,
  language: Promise<() => Language>,
): Promise<void> {
  const waits = Promise.withResolvers<void>();
  let others: Promise<unknown> = Promise.resolve();
  sessionProtocol.registerBufferProtocol('noggin-app', (request, answer) => {
    const page = pageFile(request.url, root);
    const isLanguage = page !== null && path.relative(root, page.file) === 'language.js';
    const answered = answerTo(request, page, isLanguage ? language : null).then(answer);
    // The page requests it last; everything else was requested before.
    if (isLanguage) void others.then(() => waits.resolve());
    else others = Promise.all([others, answered]);
  });
  return waits.promise;
}

async function answerTo(
  { method }: ProtocolRequest,
  page: PageFile | null,
  language: Promise<() => Language> | null,
): Promise<ProtocolResponse> {
  if (page === null || method !== 'GET') return notFound;
  try {
    return {
      statusCode: 200,
      data: language === null ? await readFile(page.file) : Buffer.from(languageScript((await language)())),
      headers: { 'content-type': page.type, ...headers },
    };
  } catch {
    return notFound;
  }
}
