import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NogginError } from '../../src-main/errors.ts';
import type { HttpClient } from '../../src-main/http/client.ts';
import { parseContentRange, parseUnsatisfiedTotal } from '../../src-main/http/content-range.ts';
import { framingOf, parseResponseHead, staysOpen } from '../../src-main/http/response-head.ts';
import { rateLimitMs, retryAfterMs } from '../../src-main/http/retry-after.ts';
import { ifRangeValue, validatorOf } from '../../src-main/http/validators.ts';
import { choicesOf } from '../../src-main/huggingface/choice.ts';
import { createHubClient } from '../../src-main/huggingface/client.ts';
import { readHeader } from '../../src-main/huggingface/header.ts';
import { readPasted } from '../../src-main/huggingface/pasted.ts';
import { isSmallPlainData } from '../../src-main/ipc/plain-data.ts';
import { idForRemoteFile } from '../../src-main/names/ids.ts';
import { aMachine } from '../../src-main/planner/fixtures.ts';
import { createMessages } from '../support/fuzz/messages.ts';
import { fuzzSeed } from '../support/fuzz/seed.ts';
import { encodeFront } from '../support/gguf/metadata.ts';
import { aModelFile } from '../support/hub/scene.ts';
import { seededRandom } from '../support/random.ts';

const seed = fuzzSeed();
const origin = 'https://hub.example';
const policy = { allowLoopbackHttp: false };

/** Answers without a socket, so that thousands can be tried. */
function answering(
  answer: (
    path: string,
    range: string,
  ) => { status?: number; headers?: Record<string, string>; body: Uint8Array },
): HttpClient {
  return {
    close: () => {},
    get: async ({ url, headers }) => {
      const { status = 200, headers: fields = {}, body } = answer(url.pathname, headers['range'] ?? '');
      return {
        ...{ url, status, headers: fields },
        way: { transport: 'own', proxy: null },
        readInPlace: async (onChunk) => {
          for (let at = 0; at < body.length; at += 65_536) await onChunk(body.subarray(at, at + 65_536));
        },
        destroy: () => {},
      };
    },
  };
}

/** The result; null for a typed error. Anything else is thrown on. */
async function typed<T>(run: () => Promise<T>): Promise<T | null> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof NogginError && error.code !== 'internal') return null;
    throw error;
  }
}

describe('headers of models', () => {
  test('300 damaged ones are parsed or refused, within bounds of work', async () => {
    const random = seededRandom(seed);
    const below = (limit: number): number => Math.floor(random() * limit);
    const whole = aModelFile(60_000);
    let mostAsked = 0;
    for (let round = 0; round < 300; round += 1) {
      const file = Buffer.from(whole);
      for (let left = 1 + below(4); left > 0; left -= 1) {
        // Mostly in the header itself; numbers as large as they can be are what counts and lengths are made of.
        const at = below(random() < 0.9 ? 2000 : file.length - 8);
        if (below(3) === 0) file.writeBigUInt64LE(BigInt(below(2 ** 31)) ** BigInt(1 + below(2)), at);
        else if (below(2) === 0) file.fill(0xff, at, at + below(8));
        else file[at] = below(256);
      }
      const cut = file.subarray(0, below(4) === 0 ? below(file.length) : file.length);
      let asked = 0;
      const http = answering((_path, range) => {
        asked += 1;
        const [, from = '0', to = '0'] = /bytes=(\d+)-(\d+)/.exec(range) ?? [];
        const part = cut.subarray(Number(from), Number(to) + 1);
        if (part.length === 0) return { status: 416, body: part };
        const contentRange = `bytes ${from}-${Number(from) + part.length - 1}/${cut.length}`;
        return { status: 206, headers: { 'content-range': contentRange }, body: part };
      });
      const header = await typed(() =>
        readHeader(`${origin}/m.gguf`, { http, policy, credentials: null, from: { page: null } }),
      );
      mostAsked = Math.max(mostAsked, asked);
      for (const value of Object.values(header ?? {})) {
        if (typeof value === 'number')
          expect(Number.isSafeInteger(value), `seed ${seed}, ${round}`).toBe(true);
      }
    }
    // The whole file fits into one answer: more questions are a search for what is not there.
    expect(mostAsked, `seed ${seed}`).toBeLessThanOrEqual(6);
  });
});

test('a header that counts ten million tensors in a small file is refused at its end', async () => {
  const file = Buffer.concat([
    encodeFront([['general.architecture', { type: 'string', value: 'x' }]], []),
    Buffer.alloc(64),
  ]);
  file.writeBigUInt64LE(10_000_000n, 8);
  let asked = 0;
  const http = answering((_path, range) => {
    asked += 1;
    const [, from = '0'] = /bytes=(\d+)-/.exec(range) ?? [];
    const part = file.subarray(Number(from));
    return {
      status: 206,
      headers: { 'content-range': `bytes ${from}-${file.length - 1}/${file.length}` },
      body: part,
    };
  });
  await typed(() =>
    readHeader(`${origin}/m.gguf`, { http, policy, credentials: null, from: { page: null } }),
  );
  expect(asked).toBeLessThanOrEqual(2);
});

describe('answers of a hub', () => {
  test('500 of any shape are understood or refused, and offers have safe names', async () => {
    const next = createMessages(seed, ['sha', 'path', 'lfs']);
    const random = seededRandom(seed + 1);
    // A list of shared lists is small here, and would be endless as text.
    const json = (value: unknown): string =>
      isSmallPlainData(value, 16 * 1024) ? (JSON.stringify(value) ?? 'null') : String(next().name);
    const anyEntry = (): unknown => ({
      type: random() < 0.8 ? 'file' : next().payload,
      path: random() < 0.5 ? `${String(next().name).slice(0, 100)}.gguf` : next().payload,
      size: random() < 0.5 ? 100 : next().payload,
      lfs: random() < 0.5 ? { oid: 'a'.repeat(64), size: 100 } : next().payload,
    });
    for (let round = 0; round < 500; round += 1) {
      const sha = random() < 0.8 ? 'a'.repeat(40) : next().payload;
      const listing =
        random() < 0.8 ? Array.from({ length: Math.floor(random() * 5) }, anyEntry) : next().payload;
      const http = answering((path) => ({
        headers: {
          'content-type': 'application/json',
          link: `<${String(next().name).slice(0, 50)}>; rel="next"`,
        },
        body: Buffer.from(
          json(path.includes('/tree/') ? listing : { sha, gated: random() < 0.5 ? false : next().payload }),
        ),
      }));
      const client = createHubClient({ http, policy, origin, credentials: () => null });
      const repository = await typed(() => client.repository('org/repo', null));
      if (repository === null) continue;
      for (const { path } of repository.files) {
        expect(client.fileUrl(repository, path).startsWith(`${origin}/org/repo/resolve/`)).toBe(true);
        expect(new URL(client.fileUrl(repository, path)).pathname).toMatch(/^\/org\/repo\/resolve\/a{40}\//);
        expect(idForRemoteFile(path, path)).toMatch(/^[a-z0-9][a-z0-9._-]*$/);
      }
      choicesOf('id', repository, { path: null, quantization: null }, 'hub.example', aMachine(16));
    }
  });
});

describe('heads of answers', () => {
  const field = fc.oneof(
    fc.constantFrom(
      'Content-Length',
      'content-range',
      'ETag',
      'Retry-After',
      'RateLimit',
      'Link',
      '__proto__',
      'constructor',
      'Transfer-Encoding',
      'Connection',
    ),
    fc.string(),
  );
  const value = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      'bytes 0-1/2',
      'bytes */5',
      'bytes 9-1/2',
      '"x"',
      'W/"x"',
      '1, 2',
      '-1',
      '1e9',
      '99999999999999999999',
      'chunked',
      'close',
      '"a";r=0;t=1e99',
      ' ',
    ),
    fc.integer().map(String),
  );
  const head = fc
    .tuple(
      fc.constantFrom('HTTP/1.1 200 OK', 'HTTP/1.0 206', 'HTTP/1.1 099 ', 'ICY 200', 'HTTP/2 200'),
      fc.array(fc.tuple(field, value), { maxLength: 8 }),
    )
    .map(([first, fields]) => [first, ...fields.map(([name, text]) => `${name}: ${text}`)].join('\r\n'));

  test('are parsed or refused, with plausible numbers only', () => {
    fc.assert(
      fc.property(fc.oneof(head, fc.string({ unit: 'binary' })), (text) => {
        const parsed = parseResponseHead(text);
        if ('wrong' in parsed) return;
        const { headers } = parsed;
        const framing = framingOf(parsed);
        expect(framing.kind !== 'length' || Number.isSafeInteger(framing.bytes)).toBe(true);
        staysOpen(parsed);
        const tag = ifRangeValue(validatorOf(headers));
        // What is sent back must not begin a line of its own.
        expect(tag ?? '').not.toMatch(/[\r\n]/);
        for (const each of Object.values(headers)) {
          const range = parseContentRange(each);
          if (range !== null)
            expect(range.first <= range.last && range.last < (range.total ?? Infinity)).toBe(true);
          const total = parseUnsatisfiedTotal(each);
          expect(total === null || Number.isSafeInteger(total)).toBe(true);
          for (const waitMs of [retryAfterMs(each, 0, 1000), rateLimitMs(each, 1000)]) {
            if (waitMs !== null) expect(waitMs >= 0 && waitMs <= 1000).toBe(true);
          }
        }
      }),
      { numRuns: 1500 },
    );
  });
});

describe('pasted text', () => {
  test('1,500 texts are understood or refused', () => {
    const next = createMessages(seed, [
      'org/repo',
      'hf.co/a/b:Q4',
      'https://huggingface.co/a/b/blob/main/c.gguf',
    ]);
    for (let round = 0; round < 1500; round += 1) {
      const { name, payload } = next();
      for (const text of [
        String(name),
        typeof payload === 'string' ? payload : '',
        `${String(name)}/${round}`,
      ]) {
        try {
          const pasted = readPasted(text, origin, policy);
          if (pasted.kind === 'link') expect(new URL(pasted.url).protocol).toBe('https:');
          else expect(pasted.repository).toMatch(/^[A-Za-z0-9][\w.-]*\/[A-Za-z0-9][\w.-]*$/);
        } catch (error) {
          if (!(error instanceof NogginError)) throw error;
        }
      }
    }
  });
});
