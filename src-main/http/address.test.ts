import { describe, expect, test } from 'vitest';
import { NogginError } from '../errors.ts';
import { allowedAddress } from './address.ts';

const strict = { allowLoopbackHttp: false };
const lenient = { allowLoopbackHttp: true };

function refusal(text: string, policy: typeof strict, base?: URL): NogginError {
  try {
    allowedAddress(text, policy, base);
  } catch (error) {
    if (error instanceof NogginError) return error;
    throw error;
  }
  throw new Error(`${text} was allowed`);
}

test.each(['https://models.example/a.gguf', 'https://127.0.0.1:8443/a', 'HTTPS://Models.Example/a'])(
  '%s may be fetched',
  (text) => {
    expect(allowedAddress(text, strict).href).toBe(new URL(text).href);
  },
);

describe('plain http', () => {
  const loopback = [
    'http://127.0.0.1:8080/a',
    'http://localhost/a',
    'http://[::1]:80/a',
    'http://LOCALHOST/a',
  ];

  test.each(loopback)('%s is allowed only where the policy says so', (text) => {
    expect(allowedAddress(text, lenient).href).toBe(new URL(text).href);
    expect(refusal(text, strict).code).toBe('redirect-refused');
  });

  test.each([
    'http://models.example/a',
    'http://127.0.0.1.models.example/a',
    'http://localhost.models.example/a',
    'http://notlocalhost/a',
    'http://0.0.0.0/a',
    'http://192.168.0.1/a',
    'http://[::ffff:10.0.0.1]/a',
    'http://models.example/?host=127.0.0.1',
    'http://models.example#@127.0.0.1',
  ])('%s is never allowed', (text) => {
    expect(refusal(text, lenient).code).toBe('redirect-refused');
  });
});

test.each([
  'file:///etc/passwd',
  'ftp://models.example/a',
  'data:text/plain,a',
  'javascript:1',
  'ws://127.0.0.1/',
])('%s is refused as a model’s address', (text) => {
  expect(refusal(text, lenient).code).toBe('redirect-refused');
});

test.each(['', 'models.example/a', 'https://', '/a.gguf'])('%j is no address', (text) => {
  expect(refusal(text, lenient).message).toContain('cannot be read');
});

test.each([
  'https://user:secret@models.example/a',
  'https://user@models.example/',
  'https://:secret@models.example/',
])('%s is refused, and its password kept out of the error', (text) => {
  const error = refusal(text, lenient);
  expect(error.message).toContain('password');
  expect(JSON.stringify(error.details)).not.toContain('secret');
});

test('A16: a redirect is resolved against its origin, and checked like any address', () => {
  const base = new URL('https://models.example/x/y');
  expect(allowedAddress('../z?q=1', strict, base).href).toBe('https://models.example/z?q=1');
  expect(allowedAddress('//cdn.example/z', strict, base).href).toBe('https://cdn.example/z');
  expect(refusal('http://cdn.example/z', lenient, base).code).toBe('redirect-refused');
});

test('an endless address is truncated in the error', () => {
  expect(String(refusal(`no address ${'x'.repeat(5000)}`, strict).details['address'])).toHaveLength(200);
});
