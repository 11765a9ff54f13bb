import { mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { serveLoopback } from '../../test/support/loopback.ts';
import { endInPieces } from '../../test/support/pieces.ts';
import { tempFolder } from '../../test/support/temp-folder.ts';
import { createSocketClient } from '../http/socket-client.ts';
import builtIn from './built-in.json' with { type: 'json' };
import { type LoadedCatalogue, loadCatalogue, parseCatalogue } from './load.ts';

const strict = { allowLoopbackHttp: false };
const lenient = { allowLoopbackHttp: true };
const [first] = builtIn.models;
const own = { version: 1, models: [{ ...first, id: 'my-own' }] };

function load(location: string | null, policy = lenient): Promise<LoadedCatalogue> {
  const client = createSocketClient();
  onTestFinished(() => client.close());
  return loadCatalogue(location, client, policy);
}

function written(content: string): string {
  const file = path.join(tempFolder(), 'catalogue.json');
  writeFileSync(file, content);
  return file;
}

function expectFallback({ catalogue, error }: LoadedCatalogue, code: string, said: RegExp): void {
  expect(catalogue).toEqual(parseCatalogue(builtIn, strict));
  expect(error?.code).toBe(code);
  expect(error?.message).toMatch(said);
}

describe('the built-in catalogue', () => {
  test('is used where none is configured', async () => {
    expect(await load(null, strict)).toEqual({ catalogue: parseCatalogue(builtIn, strict), error: null });
  });

  test('has what it needs to be trusted: a size and a rank of its own for every model', () => {
    const { models } = parseCatalogue(builtIn, strict);
    expect(models.length).toBeGreaterThan(5);
    for (const { bytes, url } of models) {
      expect(bytes).toBeGreaterThan(100_000_000);
      expect(url).toMatch(/^https:.*\.gguf$/);
    }
    expect(new Set(models.map(({ rank }) => rank)).size).toBe(models.length);
    expect(models.some(({ demo }) => demo)).toBe(false);
  });
});

describe('a configured file', () => {
  test('is used instead', async () => {
    const { catalogue, error } = await load(written(JSON.stringify(own)));
    expect([catalogue.models.map(({ id }) => id), error]).toEqual([['my-own'], null]);
  });

  test.each(['utf8', 'utf16le'] as const)('A29: with a byte order mark is used: %s', async (encoding) => {
    const file = written('');
    writeFileSync(file, Buffer.from(`\uFEFF${JSON.stringify(own)}`, encoding));
    expect((await load(file)).error).toBeNull();
    const server = await serveLoopback((_request, response) => response.end(readFileSync(file)));
    expect((await load(server.at('/list.json').href)).error).toBeNull();
  });

  test.each([
    ['broken JSON', '{"version": 1, "models": [', /JSON/],
    ['nothing', '', /JSON/],
    ['a page', '<!doctype html><title>Sign in</title>', /JSON/],
    ['another version', JSON.stringify({ ...own, version: 3 }), /version/],
    ['another shape', JSON.stringify([own]), /object/],
    ['no models', JSON.stringify({ version: 1, models: [] }), /models/],
  ])('with %s falls back and says why', async (_what, content, said) => {
    expectFallback(await load(written(content)), 'catalogue-invalid', said);
  });

  test('that is missing, or a folder, falls back and says why', async () => {
    const folder = tempFolder();
    mkdirSync(path.join(folder, 'sub'));
    expectFallback(await load(path.join(folder, 'missing.json')), 'catalogue-invalid', /ENOENT/);
    expectFallback(await load(path.join(folder, 'sub')), 'catalogue-invalid', /EISDIR/);
  });

  test('that is larger than any catalogue falls back, although it would be right', async () => {
    const file = written(JSON.stringify(own));
    writeFileSync(file, ' '.repeat(16 * 1024 * 1024), { flag: 'a' });
    expectFallback(await load(file), 'catalogue-invalid', /larger than 16777216 bytes/);
  });

  test('of a size that no memory holds is not even read', async () => {
    const file = written('');
    truncateSync(file, 2 ** 40);
    expectFallback(await load(file), 'catalogue-invalid', /larger than/);
  });
});

describe('a configured address', () => {
  test('is used instead, redirects included', async () => {
    const server = await serveLoopback((request, response) => {
      if (request.url === '/a') response.writeHead(302, { location: '/b' }).end();
      else response.end(JSON.stringify(own));
    });
    const { catalogue, error } = await load(server.at('/a').href);
    expect([catalogue.models.map(({ id }) => id), error]).toEqual([['my-own'], null]);
  });

  test('A27: of a list that comes in many pieces is used', async () => {
    const models = Array.from({ length: 400 }, (_, count) => ({ ...first, id: `model-${count}` }));
    const server = await serveLoopback((_request, response) => {
      void endInPieces(response, JSON.stringify({ version: 1, models }));
    });
    const { catalogue, error } = await load(server.at('/list.json').href);
    expect([catalogue.models.map(({ id }) => id), error]).toEqual([models.map(({ id }) => id), null]);
  });

  test('that answers otherwise falls back and says why', async () => {
    const server = await serveLoopback((_request, response) => response.writeHead(404).end('{}'));
    expectFallback(await load(server.at('/').href), 'catalogue-invalid', /404/);
  });

  test('that never stops is cut off', async () => {
    const server = await serveLoopback((_request, response) => {
      const more = (): void => {
        while (response.write(Buffer.alloc(1024 * 1024, 32)));
      };
      response.on('drain', more);
      more();
    });
    expectFallback(await load(server.at('/').href), 'catalogue-invalid', /larger than/);
  });

  test('A15: that breaks off falls back and says why', async () => {
    const server = await serveLoopback((_request, response) => {
      response.write(JSON.stringify(own), () => response.destroy());
    });
    expectFallback(await load(server.at('/').href), 'network', /closed|aborted/);
  });

  test('of plain http falls back without being asked', async () => {
    const server = await serveLoopback((_request, response) => response.end(JSON.stringify(own)));
    expectFallback(await load(server.at('/').href, strict), 'redirect-refused', /only https/);
    expect(server.requests).toHaveLength(0);
  });
});

describe('parsing', () => {
  test.each([
    'http://models.example/a.gguf',
    'file:///models/a.gguf',
    'https://user:secret@models.example/a',
  ])('a model at %s is refused by its name', (url) => {
    const data = { version: 1, models: [{ ...first, id: 'odd-one', url }] };
    expect(() => parseCatalogue(data, lenient)).toThrow(/odd-one/);
  });

  test('http on loopback is for tests only', () => {
    const data = { version: 1, models: [{ ...first, url: 'http://127.0.0.1:1/a.gguf' }] };
    expect(parseCatalogue(data, lenient).models).toHaveLength(1);
    expect(() => parseCatalogue(data, strict)).toThrow(/only https/);
  });

  test('however much is wrong, the message stays short', () => {
    const data = { version: 1, models: Array.from({ length: 500 }, () => ({})) };
    expect(() => parseCatalogue(data, strict)).toThrow(
      expect.objectContaining({ code: 'catalogue-invalid' }),
    );
    try {
      parseCatalogue(data, strict);
    } catch (error) {
      expect(String(error).length).toBeLessThan(1200);
    }
  });
});

test('a list with more faults than can be counted is refused like any other', () => {
  const doubts = Array.from({ length: 1_000_000 }, () => 1);
  expect(() => parseCatalogue({ ...builtIn, models: [{ ...first, doubts }] }, strict)).toThrow(
    expect.objectContaining({ code: 'catalogue-invalid' }),
  );
});
