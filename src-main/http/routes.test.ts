import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseRoutes, proxyName } from './routes.ts';

test.each([
  ['DIRECT', [{ kind: 'direct' }]],
  ['PROXY proxy.school:3128', [{ kind: 'http', host: 'proxy.school', port: 3128 }]],
  [
    'PROXY a:80; SOCKS5 b:9050 ; DIRECT',
    [{ kind: 'http', host: 'a', port: 80 }, { kind: 'socks5', host: 'b', port: 9050 }, { kind: 'direct' }],
  ],
  ['HTTPS secure.example:8443', [{ kind: 'https', host: 'secure.example', port: 8443 }]],
  ['SOCKS old', [{ kind: 'socks4', host: 'old', port: 1080 }]],
  ['PROXY [::1]:8080', [{ kind: 'http', host: '::1', port: 8080 }]],
  ['', [{ kind: 'direct' }]],
  ['QUIC fast:443', [{ kind: 'direct' }]],
  ['PROXY', [{ kind: 'direct' }]],
])('%j is parsed as the system means it', (answer, routes) => {
  expect(parseRoutes(answer)).toEqual(routes);
});

test('every answer of the system yields a route', () => {
  fc.assert(
    fc.property(fc.string(), (answer) => {
      expect(parseRoutes(answer).length).toBeGreaterThan(0);
    }),
  );
});

test('a proxy is named for people', () => {
  expect(proxyName({ kind: 'socks5', host: 'b', port: 9050 })).toBe('b:9050');
  expect(proxyName({ kind: 'direct' })).toBeNull();
});
