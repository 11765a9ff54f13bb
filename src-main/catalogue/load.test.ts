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

  test('gives every model a size and a rank of its own', () => {
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
  test('replaces the built-in one', async () => {
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
  ])('with %s falls back to the built-in one, with the reason', async (_what, content, said) => {
    expectFallback(await load(written(content)), 'catalogue-invalid', said);
  });

  test('that is missing, or a folder, falls back with the reason', async () => {
    const folder = tempFolder();
    mkdirSync(path.join(folder, 'sub'));
    expectFallback(await load(path.join(folder, 'missing.json')), 'catalogue-invalid', /ENOENT/);
    expectFallback(await load(path.join(folder, 'sub')), 'catalogue-invalid', /EISDIR/);
  });

  test('that is larger than any catalogue falls back, even if it is valid', async () => {
    const file = written(JSON.stringify(own));
    writeFileSync(file, ' '.repeat(16 * 1024 * 1024), { flag: 'a' });
    expectFallback(await load(file), 'catalogue-invalid', /larger than 16777216 bytes/);
  });

  test('of a size that no memory holds is left unread', async () => {
    const file = written('');
    truncateSync(file, 2 ** 40);
    expectFallback(await load(file), 'catalogue-invalid', /larger than/);
  });
});

describe('a configured address', () => {
  test('replaces the built-in one, and follows redirects', async () => {
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

  test('that answers with an error falls back with the reason', async () => {
    const server = await serveLoopback((_request, response) => response.writeHead(404).end('{}'));
    expectFallback(await load(server.at('/').href), 'catalogue-invalid', /404/);
  });

  test('that sends without end is cut off', async () => {
    const server = await serveLoopback((_request, response) => {
      const more = (): void => {
        while (response.write(Buffer.alloc(1024 * 1024, 32)));
      };
      response.on('drain', more);
      more();
    });
    expectFallback(await load(server.at('/').href), 'catalogue-invalid', /larger than/);
  });

  test('A15: that breaks off falls back with the reason', async () => {
    const server = await serveLoopback((_request, response) => {
      response.write(JSON.stringify(own), () => response.destroy());
    });
    expectFallback(await load(server.at('/').href), 'network', /closed|aborted/);
  });

  test('of plain http falls back without a request', async () => {
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
  ])('refuses a model at %s, and names it', (url) => {
    const data = { version: 1, models: [{ ...first, id: 'odd-one', url }] };
    expect(() => parseCatalogue(data, lenient)).toThrow(/odd-one/);
  });

  test('allows http on loopback in tests only', () => {
    const data = { version: 1, models: [{ ...first, url: 'http://127.0.0.1:1/a.gguf' }] };
    expect(parseCatalogue(data, lenient).models).toHaveLength(1);
    expect(() => parseCatalogue(data, strict)).toThrow(/only https/);
  });

  test('keeps the message short, however many faults there are', () => {
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

test('refuses a list with countless faults like any other', () => {
  const doubts = Array.from({ length: 1_000_000 }, () => 1);
  expect(() => parseCatalogue({ ...builtIn, models: [{ ...first, doubts }] }, strict)).toThrow(
    expect.objectContaining({ code: 'catalogue-invalid' }),
  );
});
