import { readFileSync } from 'node:fs';
import net from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fuzzSeed } from '../support/fuzz/seed.ts';
import { seededRandom } from '../support/random.ts';
import { openProgramsScene, type ProgramsScene } from '../support/server/programs.ts';
import { testKey } from '../support/server/scene.ts';

/** Requests of which something is wrong, to the real process that answers programs. */
const count = 10_000;
const atOnce = 24;
const seed = fuzzSeed();

let scene: ProgramsScene;
beforeAll(async () => {
  // With so little room whatever is kept of each would end it.
  scene = openProgramsScene(['--max-old-space-size=48', '--max-semi-space-size=2']);
  await scene.want({});
});
afterAll(() => scene.end());

type Random = () => number;
const pick = <T>(random: Random, values: readonly T[]): T =>
  values[Math.floor(random() * values.length)] as T;
const noise = (random: Random, most: number): string =>
  Array.from({ length: Math.floor(random() * most) }, () =>
    String.fromCharCode(Math.floor(random() * 256)),
  ).join('');

const methods = [
  'GET',
  'POST',
  'HEAD',
  'PUT',
  'DELETE',
  'OPTIONS',
  'TRACE',
  'CONNECT',
  'PRI',
  'G\u0000T',
  '',
];
const paths = [
  ...[
    '/',
    '/v1/models',
    '/v1/chat/completions',
    '/v1/completions',
    '/v1/embeddings',
    '/v1/responses',
    '/api/chat',
  ],
  ...[
    '/api/generate',
    '/api/tags',
    '/api/ps',
    '/api/show',
    '/api/embed',
    '/api/pull',
    '/v1/models/%ff%00',
    '/../../etc',
  ],
  ...[
    '//evil',
    '*',
    'http://evil.example/',
    '/v1/models/__proto__',
    '/api/constructor',
    '/%2e%2e/',
    '/\u00ff',
  ],
];
const numbers = [-1, 0, 1e308, -1e308, Number.MAX_SAFE_INTEGER, 0.5, null, '1', [], {}, true];
const texts = [
  '',
  'x',
  '\u0000',
  '\ud800',
  'pip',
  '__proto__',
  'constructor',
  'a'.repeat(5000),
  null,
  5,
  [],
  {},
];
const names = [
  ...[
    'model',
    'messages',
    'prompt',
    'input',
    'stream',
    'max_tokens',
    'temperature',
    'stop',
    'seed',
    'tools',
    'format',
  ],
  ...[
    'response_format',
    'options',
    'n',
    'top_p',
    'tool_choice',
    'think',
    'keep_alive',
    '__proto__',
    'stream_options',
  ],
];

function value(random: Random, depth: number): unknown {
  const kind = random();
  if (kind < 0.3) return pick(random, numbers);
  if (kind < 0.6) return pick(random, texts);
  if (depth > 5) return null;
  if (kind < 0.8) return Array.from({ length: Math.floor(random() * 6) }, () => value(random, depth + 1));
  const keys = Array.from({ length: Math.floor(random() * 6) }, () =>
    pick(random, [
      ...names,
      'role',
      'content',
      'type',
      'function',
      'json_schema',
      'schema',
      '$ref',
      'anyOf',
      'properties',
    ]),
  );
  return Object.fromEntries(keys.map((key) => [key, value(random, depth + 1)]));
}

function bodyOf(random: Random): string {
  const kind = random();
  if (kind < 0.15) return noise(random, 400);
  if (kind < 0.2) return '['.repeat(20_000);
  if (kind < 0.25) return `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`;
  const fields = Object.fromEntries(
    names.filter(() => random() < 0.3).map((name) => [name, value(random, 0)]),
  );
  // Something must be wrong with each, or a model would be asked: no role is called that.
  const body = {
    ...fields,
    model: pick(random, ['pip', 'none', 5, null]),
    messages: [{ role: 'nobody', content: value(random, 3) }],
  };
  const json = JSON.stringify({
    ...body,
    prompt: pick(random, [5, {}, ['a', 'b']]),
    input: pick(random, [5, {}, []]),
  });
  return random() < 0.2 ? json.slice(0, Math.floor(random() * json.length)) : json;
}

/** One whose head is right. */
function withRightHead(random: Random, port: number): Buffer {
  const body = bodyOf(random);
  const path = pick(
    random,
    paths.filter((each) => /^\/(v1|api)\/[a-z/]+$/.test(each)),
  );
  const lines = [
    ...[`POST ${path} HTTP/1.1`, `Host: 127.0.0.1:${port}`, `Authorization: Bearer ${testKey}`],
    ...['Content-Type: application/json', `Content-Length: ${Buffer.byteLength(body)}`],
  ];
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body}`);
}

function requestOf(random: Random, port: number): Buffer {
  if (random() < 0.4) return withRightHead(random, port);
  if (random() < 0.05) return Buffer.from(noise(random, 2000), 'latin1');
  const body = bodyOf(random);
  const lines = [
    `${pick(random, methods)} ${pick(random, paths)}${random() < 0.1 ? noise(random, 60) : ''} HTTP/1.${random() < 0.9 ? 1 : 0}`,
  ];
  const add = (share: number, line: () => string): void => {
    if (random() < share) lines.push(line());
  };
  add(
    0.9,
    () =>
      `Host: ${pick(random, [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`, 'evil.example'])}`,
  );
  add(0.05, () => `Host: 127.0.0.1:${port}`);
  add(0.7, () => `Authorization: Bearer ${pick(random, [testKey, 'x', ''])}`);
  add(0.8, () => `Content-Type: ${pick(random, ['application/json', 'text/plain', 'application/json;a'])}`);
  add(0.1, () => 'Origin: https://evil.example');
  add(0.1, () => 'Expect: 100-continue');
  add(0.1, () => 'Upgrade: websocket\r\nConnection: Upgrade');
  add(0.05, () => `X: ${'a'.repeat(20_000)}`);
  add(0.05, () => Array.from({ length: 150 }, (_, index) => `X-${index}: a`).join('\r\n'));
  add(0.1, () => noise(random, 80));
  const bytes = Buffer.byteLength(body);
  const length = pick(random, [bytes, bytes, bytes, bytes + 10, 0, -5, 1e12, 'ten', `${bytes}, 5`]);
  add(0.8, () => `Content-Length: ${length}`);
  add(0.1, () => 'Transfer-Encoding: chunked');
  add(0.05, () => 'Transfer-Encoding: chunked, identity');
  return Buffer.from(`${lines.join(random() < 0.95 ? '\r\n' : '\n')}\r\n\r\n${body}`, 'latin1');
}

/** What came back until the connection was closed. */
function send(port: number, bytes: Buffer): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = net.connect(port, '127.0.0.1', () => socket.end(bytes));
    socket.on('data', (piece) => {
      answer += piece.toString('latin1');
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(answer));
  });
}

/** Megabytes that the server's process holds; null where the system does not tell. */
function heldMb(): number | null {
  if (process.platform !== 'linux') return null;
  const status = readFileSync(`/proc/${scene.processes[0]?.child.pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

test(`${count} malformed requests: none succeeds, none hangs, and memory stays flat`, async () => {
  const random = seededRandom(seed);
  const port = Number(new URL(scene.origin()).port);
  const statuses = new Map<string, number>();
  const held: (number | null)[] = [];
  let sent = 0;
  const one = async (): Promise<void> => {
    while (sent < count) {
      sent += 1;
      if (sent % 1000 === 0) held.push(heldMb());
      const answer = await send(port, requestOf(random, port));
      // What was not read is closed without an answer.
      for (const [, status = ''] of answer.matchAll(/^HTTP\/1\.1 (\d{3})/gm)) {
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  console.log(
    `seed ${seed}: ${JSON.stringify(Object.fromEntries(statuses))}, MB ${held.map((mb) => mb?.toFixed(0)).join(' ')}`,
  );
  expect(scene.processes).toHaveLength(1);
  expect(scene.processes[0]?.child.exitCode).toBeNull();
  const known = [
    '100',
    '200',
    '400',
    '401',
    '403',
    '404',
    '405',
    '408',
    '413',
    '415',
    '417',
    '431',
    '501',
    '503',
  ];
  expect([...statuses.keys()].filter((status) => !known.includes(status))).toEqual([]);
  for (const status of ['400', '401', '403', '404', '405', '415'])
    expect(statuses.get(status) ?? 0).toBeGreaterThan(10);
  // No model was asked, and the server answers as before.
  expect(scene.forked.processes).toEqual([]);
  expect((await fetch(`${scene.origin()}/api/version`)).status).toBe(200);
  const [early, late] = [held[4], held.at(-1)];
  if (early != null && late != null) expect(late - early).toBeLessThan(40);
});
