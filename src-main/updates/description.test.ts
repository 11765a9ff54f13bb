import { describe, expect, test } from 'vitest';
import { newSigningKeys } from '../../test/support/signing-keys.ts';
import { NogginError } from '../errors.ts';
import { signatureOf } from '../platform/signature.ts';
import { addressIn, signDescription, signedDescription } from './description.ts';

const maker = newSigningKeys();
const stranger = newSigningKeys();
const { publicKey } = maker;
const description = Buffer.from('version: 9.0.0\n');
const address = new URL('https://updates.example/latest/latest-linux.yml?channel=x');

/** Answers of a server by path; an answer above the limit, or of a missing path, is an error. */
function served(files: Readonly<Record<string, Uint8Array | string>>) {
  return async ({ pathname, search }: URL, mostBytes: number): Promise<Uint8Array> => {
    const bytes = Buffer.from(files[`${pathname}${search}`] ?? '');
    if (bytes.length === 0) throw new NogginError('not-found', 'There is no such file');
    if (bytes.length > mostBytes) throw new NogginError('server', 'It is too large');
    return bytes;
  };
}
const withSignature = (signature: string, bytes: Uint8Array = description) =>
  served({
    '/latest/latest-linux.yml?channel=x': bytes,
    '/latest/latest-linux.yml.sig?channel=x': signature,
  });

test('is accepted when signed by its makers, to the byte', async () => {
  const signature = signDescription(maker.privateKey, description);
  expect(await signedDescription(address, withSignature(signature), publicKey)).toBe('version: 9.0.0\n');
  expect(await signedDescription(address, withSignature(`${signature}\n`), publicKey)).toBe(
    'version: 9.0.0\n',
  );
});

describe('is refused', () => {
  const refused = expect.objectContaining({ code: 'checksum-mismatch' });
  const own = signDescription(maker.privateKey, description);

  test.each([
    ['that somebody else signed', signDescription(stranger.privateKey, description)],
    ['that is signed for another purpose', signatureOf(maker.privateKey, description)],
    ['whose signature is invalid', 'signed by its makers, really'],
    ['whose signature is truncated', own.slice(0, -3)],
  ])('%s', async (_what, signature) => {
    await expect(signedDescription(address, withSignature(signature), publicKey)).rejects.toEqual(refused);
  });

  test('with a changed byte', async () => {
    const changed = Buffer.from('version: 9.0.1\n');
    await expect(signedDescription(address, withSignature(own, changed), publicKey)).rejects.toEqual(refused);
  });

  test('without a signature, or with an oversized one', async () => {
    const alone = served({ '/latest/latest-linux.yml?channel=x': description });
    await expect(signedDescription(address, alone, publicKey)).rejects.toMatchObject({ code: 'not-found' });
    const huge = withSignature('A'.repeat(1_000_000));
    await expect(signedDescription(address, huge, publicKey)).rejects.toMatchObject({ code: 'server' });
  });

  test('that is oversized', async () => {
    const large = Buffer.alloc(65 * 1024, 'a');
    const signature = signDescription(maker.privateKey, large);
    await expect(
      signedDescription(address, withSignature(signature, large), publicKey),
    ).rejects.toMatchObject({
      code: 'server',
    });
  });
});

test.each([
  [
    'provider: generic\nurl: https://a.example/latest/download/\nupdaterCacheDirName: x\n',
    'https://a.example/latest/download/',
  ],
  ["url: 'https://a.example/'\n", 'https://a.example/'],
  ['provider: github\nowner: a\nrepo: b\n', null],
  ['url: http://a.example/\n', null],
  ['', null],
])('the address written by the build: %j', (config, address) => {
  expect(addressIn(config)).toBe(address);
});
