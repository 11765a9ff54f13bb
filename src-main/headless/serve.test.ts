import { expect, test } from 'vitest';
import type { ServerView } from '../../src-preload/contract/server.ts';
import type { ServerService } from '../server/service.ts';
import { serve } from './serve.ts';

const command = { kind: 'serve', port: null, ollama: false, keyFile: null, json: true } as const;
const on: ServerView = {
  ...{ state: 'on', port: 7000, speaksOllama: true, error: null, freePort: null },
  ...{ isOllamaPortFree: false, keyKept: 'safely', lastAsked: null },
};

function scene(view: Partial<ServerView>) {
  const told: unknown[] = [];
  let stops = 0;
  const stop = new AbortController();
  const server = {
    refresh: async () => {},
    view: () => ({ ...on, ...view }),
    stop: async () => {
      stops += 1;
    },
  } as unknown as ServerService;
  const output = { tell: (line: unknown) => void told.push(line), progress: () => {}, piece: () => {} };
  const run = serve({ openServer: () => server, output, signal: stop.signal }, command);
  return { told, run, stop, stops: () => stops };
}

test('serves programs until it is told to end, and exits cleanly', async () => {
  const { told, run, stop, stops } = scene({});
  await Promise.resolve();
  await Promise.resolve();
  expect(told).toEqual([
    { event: 'serving', address: 'http://127.0.0.1:7000/v1', port: 7000, speaksOllama: true },
  ]);
  expect(stops()).toBe(0);
  stop.abort();
  expect(await run).toBe(0);
  expect(stops()).toBe(1);
});

const trouble: readonly (readonly [name: string, view: Partial<ServerView>, code: string])[] = [
  ['a taken port', { state: 'failed', error: { code: 'port-taken', message: 'Taken' } }, 'port-taken'],
  ['a policy that forbids it', { state: 'off' }, 'set-by-policy'],
  ['a computer without encryption', { keyKept: 'memory' }, 'invalid-request'],
];
test.each(trouble)('%s ends it with a message', async (_, view, code) => {
  const { run, stops } = scene(view);
  await expect(run).rejects.toMatchObject({ code });
  expect(stops()).toBe(1);
});
