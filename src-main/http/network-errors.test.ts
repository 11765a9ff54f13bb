import { once } from 'node:events';
import net from 'node:net';
import { describe, expect, test } from 'vitest';
import { serveLoopback } from '../../test/support/loopback.ts';
import { NogginError } from '../errors.ts';
import { networkError } from './network-errors.ts';
import { createSocketClient } from './socket-client.ts';

async function failureOf(url: URL): Promise<unknown> {
  const client = createSocketClient();
  try {
    await client.get({ url, headers: {}, signal: new AbortController().signal });
  } catch (error) {
    return error;
  } finally {
    client.close();
  }
  throw new Error('it answered');
}

describe('names', () => {
  test.each([
    ['CERT_HAS_EXPIRED', 'tls'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'tls'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'tls'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls'],
    ['HOSTNAME_MISMATCH', 'tls'],
    ['EPROTO', 'tls'],
    ['ECONNRESET', 'network'],
    ['ECONNREFUSED', 'network'],
    ['ENOTFOUND', 'network'],
    ['EAI_AGAIN', 'network'],
    ['ETIMEDOUT', 'network'],
    ['HPE_INVALID_CONSTANT', 'network'],
  ])('A15, A23: %s is %s', (systemCode, code) => {
    const cause = Object.assign(new Error('as the system says'), { code: systemCode });
    const error = networkError(cause);
    expect(error).toBeInstanceOf(NogginError);
    expect(error).toMatchObject({ code, details: { systemCode }, cause });
  });

  test('C11: without a network every lost connection is offline, even a silent one; a bad certificate is its own error', () => {
    const lost = Object.assign(new Error('lost'), { code: 'ENETUNREACH' });
    const silent = new NogginError('network', 'Nothing arrived');
    const forged = Object.assign(new Error('forged'), { code: 'CERT_HAS_EXPIRED' });
    const codes = [lost, silent, forged].map(
      (error) => (networkError(error, () => false) as NogginError).code,
    );
    expect(codes).toEqual(['offline', 'offline', 'tls']);
    expect(networkError(silent)).toBe(silent);
  });

  test('other errors pass unchanged', () => {
    const typed = new NogginError('size-mismatch', 'too long');
    const plain = new TypeError('a bug');
    for (const error of [typed, plain, 'text', undefined]) expect(networkError(error)).toBe(error);
  });
});

describe('real failures', () => {
  test('A15: connection refused', async () => {
    const server = net.createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as net.AddressInfo;
    server.close();
    await once(server, 'close');
    const error = networkError(await failureOf(new URL(`http://127.0.0.1:${port}/`)));
    expect(error).toMatchObject({ code: 'network', details: { systemCode: 'ECONNREFUSED' } });
  });

  test('A15: the server hangs up before the response', async () => {
    const server = await serveLoopback((request) => request.socket.destroy());
    expect(networkError(await failureOf(server.at('/')))).toMatchObject({ code: 'network' });
  });

  test('A23: the peer does not speak TLS', async () => {
    const server = await serveLoopback((_request, response) => response.end());
    const address = server.at('/');
    address.protocol = 'https:';
    expect(networkError(await failureOf(address))).toMatchObject({ code: 'tls' });
  });
});
