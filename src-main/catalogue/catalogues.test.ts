import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { serveLoopback } from '../../test/support/loopback.ts';
import { endInPieces } from '../../test/support/pieces.ts';
import { newSigningKeys } from '../../test/support/signing-keys.ts';
import { tempFolder } from '../../test/support/temp-folder.ts';
import { createSocketClient } from '../http/socket-client.ts';
import { openLedger } from '../ledger/ledger.ts';
import type { Log } from '../log-port.ts';
import { signatureOf } from '../platform/signature.ts';
import builtIn from './built-in.json' with { type: 'json' };
import { type CatalogueSources, openCatalogues } from './catalogues.ts';
import { keepIn } from './kept.ts';
import { lookDaily } from './look-daily.ts';

const pair = newSigningKeys();
const quiet: Log = { info: () => {}, warn: () => {}, error: () => {} };

function published(serial: number, change: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({ ...builtIn, serial, published: '2027-01-02', ...change });
}

/** A server that publishes whatever `offer` was last given, and a profile that survives restarts. */
async function scene() {
  let text = '';
  let signature = '';
  const server = await serveLoopback((request, response) => {
    const asked = new URL(request.url ?? '', 'http://here').pathname;
    if (asked === '/list.json') void endInPieces(response, text);
    else if (asked === '/list.json.sig') response.end(signature);
    else response.writeHead(404).end();
  });
  const home = tempFolder();
  const file = path.join(home, 'profile', 'catalogue.signed');
  const ledger = openLedger(path.join(home, 'ledger.sqlite'));
  const http = createSocketClient();
  onTestFinished(() => {
    http.close();
    ledger.close();
  });
  const start = (change: Partial<CatalogueSources> = {}) =>
    openCatalogues({
      location: null,
      updates: server.at('/list.json').href,
      publicKey: pair.publicKey,
      kept: keepIn(file),
      ledger,
      http,
      policy: { allowLoopbackHttp: true },
      log: quiet,
      ...change,
    });
  return {
    server,
    file,
    home,
    start,
    offer: (next: string, signed = signatureOf(pair.privateKey, Buffer.from(next))) => {
      text = next;
      signature = signed;
    },
  };
}

describe('a newer catalogue', () => {
  test('that is signed is used at once, survives a restart, and is reported', async () => {
    const { offer, start } = await scene();
    offer(published(7, { models: builtIn.models.slice(0, 3) }));
    const catalogues = await start();
    expect(catalogues.view()).toMatchObject({ origin: 'built-in', serial: 1, refused: null });
    let told = 0;
    catalogues.onChange(() => {
      told += 1;
    });
    await catalogues.lookForNewer();
    const newer = { origin: 'newer', serial: 7, published: '2027-01-02', refused: null };
    expect(catalogues.view()).toEqual(newer);
    expect(catalogues.present().catalogue.models).toHaveLength(3);
    await catalogues.lookForNewer();
    expect(told).toBe(1);
    const again = await start();
    expect(again.view()).toEqual(newer);
    expect(again.present().catalogue.models).toHaveLength(3);
  });

  test('A29: that has a byte order mark, as has its signature, is used', async () => {
    const { offer, start } = await scene();
    const text = `\uFEFF${published(7)}`;
    offer(text, `\uFEFF${signatureOf(pair.privateKey, Buffer.from(text))}\r\n`);
    const catalogues = await start();
    await catalogues.lookForNewer();
    expect(catalogues.view()).toMatchObject({ origin: 'newer', serial: 7, refused: null });
    expect((await start()).view()).toMatchObject({ origin: 'newer', serial: 7 });
  });

  test('A27: that comes in six pieces is verified as one', async () => {
    const { offer, start } = await scene();
    const text = JSON.stringify(JSON.parse(published(7)), null, 2).padEnd(86_000);
    offer(text);
    const catalogues = await start();
    await catalogues.lookForNewer();
    expect(catalogues.view()).toMatchObject({ origin: 'newer', serial: 7, refused: null });
    expect(catalogues.present().catalogue.models).toHaveLength(builtIn.models.length);
  });

  test.each([
    [
      'is signed by somebody else',
      published(7),
      signatureOf(newSigningKeys().privateKey, Buffer.from(published(7))),
      /not signed/,
    ],
    [
      'has the signature of another catalogue',
      published(7),
      signatureOf(pair.privateKey, Buffer.from(published(8))),
      /not signed/,
    ],
    [
      'has one byte more than was signed',
      `${published(7)} `,
      signatureOf(pair.privateKey, Buffer.from(published(7))),
      /not signed/,
    ],
    ['has no signature', published(7), '', /not signed/],
    ['has a page instead of a signature', published(7), '<!doctype html>', /not signed/],
    ['has an overlong signature', published(7), 'A'.repeat(5000), /larger than 1024/],
    ['breaks the schema', published(7, { models: [] }), undefined, /models/],
    ['is of version 1', JSON.stringify({ version: 1, models: builtIn.models }), undefined, /serial number/],
    [
      'violates a rule',
      published(7, { models: [{ ...builtIn.models[0], bytes: null }] }),
      undefined,
      /size is not known/,
    ],
    ['is not JSON', 'hello', undefined, /JSON/],
    [
      'names a forbidden address',
      published(7, { models: [{ ...builtIn.models[0], url: 'http://models.example/a.gguf' }] }),
      undefined,
      /only https/,
    ],
    ['is older', published(0), undefined, /serial number|older/],
  ])(
    'that %s is refused: the present one stays, and the reason is shown',
    async (_what, text, signature, said) => {
      const { offer, start, file } = await scene();
      offer(text, signature);
      const catalogues = await start();
      let told = 0;
      catalogues.onChange(() => {
        told += 1;
      });
      await catalogues.lookForNewer();
      expect(catalogues.view()).toMatchObject({
        origin: 'built-in',
        serial: 1,
        refused: expect.stringMatching(said),
      });
      expect(catalogues.present().catalogue.models).toHaveLength(60);
      expect(told).toBe(1);
      expect(existsSync(file)).toBe(false);
    },
  );

  test('never goes back to an older serial, neither while running nor after a restart nor without its copy', async () => {
    const { offer, start, file } = await scene();
    offer(published(7));
    const first = await start();
    await first.lookForNewer();
    const kept = readFileSync(file);
    offer(published(6));
    await first.lookForNewer();
    expect(first.view()).toMatchObject({ serial: 7, refused: expect.stringMatching(/6 is older than 7/) });
    const second = await start();
    await second.lookForNewer();
    expect(second.view()).toMatchObject({ serial: 7, refused: expect.stringMatching(/older/) });
    // Somebody puts an older one with a valid signature into the profile.
    writeFileSync(file, `${signatureOf(pair.privateKey, Buffer.from(published(6)))}\n${published(6)}`);
    const third = await start();
    expect(third.view()).toMatchObject({
      origin: 'built-in',
      serial: 1,
      refused: expect.stringMatching(/older/),
    });
    await third.lookForNewer();
    expect(third.view()).toMatchObject({ serial: 1, refused: expect.stringMatching(/older/) });
    offer(published(7));
    await third.lookForNewer();
    expect(third.view()).toMatchObject({ origin: 'newer', serial: 7, refused: null });
    expect(readFileSync(file)).toEqual(kept);
  });

  test('numbers its serials per key', async () => {
    const { offer, start } = await scene();
    offer(published(7));
    await (await start()).lookForNewer();
    const other = newSigningKeys();
    const signed = (text: string): string => signatureOf(other.privateKey, Buffer.from(text));
    offer(published(3), signed(published(3)));
    const catalogues = await start({ publicKey: other.publicKey });
    await catalogues.lookForNewer();
    expect(catalogues.view()).toMatchObject({ origin: 'newer', serial: 3, refused: null });
    offer(published(2), signed(published(2)));
    await catalogues.lookForNewer();
    expect(catalogues.view()).toMatchObject({
      serial: 3,
      refused: expect.stringMatching(/2 is older than 3/),
    });
  });

  test('whose stored copy was damaged fails verification at the start, and is fetched again', async () => {
    const { offer, start, file } = await scene();
    offer(published(7));
    await (await start()).lookForNewer();
    const bytes = readFileSync(file);
    bytes.writeUInt8(bytes.readUInt8(500) ^ 1, 500);
    writeFileSync(file, bytes);
    const catalogues = await start();
    expect(catalogues.view()).toMatchObject({
      origin: 'built-in',
      refused: expect.stringMatching(/not signed/),
    });
    await catalogues.lookForNewer();
    expect(catalogues.view()).toMatchObject({ origin: 'newer', serial: 7, refused: null });
  });

  test.each(['', '\n', 'no line at all'])('whose stored copy is %j is ignored', async (content) => {
    const { start, file, offer } = await scene();
    offer(published(7));
    await (await start()).lookForNewer();
    writeFileSync(file, content);
    expect((await start()).view()).toMatchObject({ origin: 'built-in', serial: 1 });
  });

  test('that cannot be stored is not used, as the next start would lose it', async () => {
    const { offer, start, home } = await scene();
    writeFileSync(path.join(home, 'in the way'), '');
    offer(published(7));
    const catalogues = await start({ kept: keepIn(path.join(home, 'in the way', 'catalogue')) });
    await catalogues.lookForNewer();
    expect(catalogues.view()).toMatchObject({
      origin: 'built-in',
      refused: expect.stringMatching(/ENOTDIR|EEXIST/),
    });
  });

  test('that fails to arrive leaves a reason, which the next good answer clears', async () => {
    const { server, start, offer } = await scene();
    const catalogues = await start({ updates: server.at('/missing').href });
    await catalogues.lookForNewer();
    expect(catalogues.view().refused).toMatch(/404/);
    const odd = await start({ updates: 'no address' });
    await odd.lookForNewer();
    expect(odd.view().refused).toMatch(/address/);
    const plain = await start({ policy: { allowLoopbackHttp: false } });
    await plain.lookForNewer();
    expect(plain.view().refused).toMatch(/only https/);
    offer(published(1));
    const same = await start();
    await same.lookForNewer();
    expect(same.view()).toMatchObject({ origin: 'built-in', refused: null });
  });

  test('keeps the query of its address when it asks for the signature', async () => {
    const { server, start, offer } = await scene();
    offer(published(7));
    const catalogues = await start({ updates: server.at('/list.json?channel=all').href });
    await catalogues.lookForNewer();
    expect(server.requests.map(({ url }) => url)).toEqual([
      '/list.json?channel=all',
      '/list.json.sig?channel=all',
    ]);
    expect(catalogues.view().serial).toBe(7);
  });

  test('is not fetched without an address or beside a configured catalogue', async () => {
    const { server, start, home, offer } = await scene();
    offer(published(7));
    const own = path.join(home, 'own.json');
    writeFileSync(own, published(3));
    const configured = await start({ location: own });
    const without = await start({ updates: null });
    for (const catalogues of [configured, without]) await catalogues.lookForNewer();
    expect(server.requests).toEqual([]);
    expect(configured.view()).toMatchObject({ origin: 'configured', serial: 3 });
    expect(without.view()).toMatchObject({ origin: 'built-in', serial: 1 });
  });

  test('that is older than the built-in one is ignored without a word', async () => {
    const { start, file, offer } = await scene();
    offer(published(7));
    await (await start()).lookForNewer();
    const old = published(1);
    writeFileSync(file, `${signatureOf(pair.privateKey, Buffer.from(old))}\n${old}`);
    expect((await start()).view()).toMatchObject({ origin: 'built-in', refused: null });
  });
});

test('an invalid key verifies nothing', async () => {
  const { start, offer } = await scene();
  offer(published(7));
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({
    type: 'spki',
    format: 'der',
  });
  for (const publicKey of ['', 'AAAA', rsa.toString('base64')]) {
    const catalogues = await start({ publicKey });
    await catalogues.lookForNewer();
    expect(catalogues.view().refused).toMatch(/not signed/);
  }
});

test('the daily check runs at once and repeats until stopped', async () => {
  let looked = 0;
  let third = (): void => {};
  const enough = new Promise<void>((resolve) => {
    third = resolve;
  });
  const lookForNewer = async (): Promise<void> => {
    looked += 1;
    if (looked === 3) third();
  };
  const stop = lookDaily({ lookForNewer }, 1);
  onTestFinished(stop);
  expect(looked).toBe(1);
  await enough;
});
