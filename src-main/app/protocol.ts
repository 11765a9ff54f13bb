import { readFile } from 'node:fs/promises';
import { type Protocol, protocol } from 'electron';
import { pageFile } from './page-files.ts';

/** No inline code, no eval, no network: everything a page needs comes from our own files and the bridge. */
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

/** Must run before the app is ready. */
export function registerScheme(): void {
  const privileges = { standard: true, secure: true };
  protocol.registerSchemesAsPrivileged([{ scheme: 'noggin-app', privileges }]);
}

/** Serves the built pages from `root`, and nothing else, with the content security policy in force. */
export function servePages(sessionProtocol: Protocol, root: string): void {
  sessionProtocol.handle('noggin-app', async (request) => {
    const page = pageFile(request.url, root);
    if (page === null || request.method !== 'GET') return new Response('Not found', { status: 404 });
    try {
      return new Response(await readFile(page.file), {
        headers: {
          'content-type': page.type,
          'content-security-policy': policy,
          'x-content-type-options': 'nosniff',
          'cache-control': 'no-store',
        },
      });
    } catch {
      return new Response('Not found', { status: 404 });
    }
  });
}
