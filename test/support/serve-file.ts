import { serveLoopback } from './loopback.ts';

/** Serves these bytes at every address of a loopback server, with ranges; closed with the test. */
export function serveFile(content: Uint8Array): ReturnType<typeof serveLoopback> {
  return serveLoopback((request, response) => {
    const range = /bytes=(\d+)-(\d*)/.exec(request.headers.range ?? '');
    const first = Number(range?.[1] ?? 0);
    const last = Math.min(content.length - 1, Number(range?.[2] || content.length - 1));
    if (first >= content.length) return response.writeHead(416).end();
    response.writeHead(206, {
      'content-range': `bytes ${first}-${last}/${content.length}`,
      'content-length': last - first + 1,
    });
    return response.end(content.subarray(first, last + 1));
  });
}
