import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { errorCodes } from '../../src-preload/contract/errors.ts';
import { type Request, requestSchemas } from '../../src-preload/contract/requests.ts';
import { rightPayload } from '../../test/support/ipc/right-payload.ts';
import { NogginError } from '../errors.ts';
import type { LogFacts } from '../log-port.ts';
import { type Caller, createGateway, type Handlers, payloadLimit } from './gateway.ts';
import { isSmallPlainData } from './plain-data.ts';

const ours: Caller = { senderId: 1, frameUrl: 'noggin-app://app/index.html', isMainFrame: true };
const id = '6f9619ff-8b86-4d01-b42d-00c04fc964ff';
const names = Object.keys(requestSchemas) as Request[];

/** One valid payload of each request; always the same. */
const good = Object.fromEntries(
  names.map((name) => [name, fc.sample(rightPayload(name), { numRuns: 1, seed: 1 })[0]]),
) as Readonly<Record<Request, unknown>>;

/** A gateway whose handlers record their calls. */
function scene(answer: (input: unknown) => unknown = () => null) {
  const calls: { readonly name: string; readonly input: unknown }[] = [];
  const warnings: (LogFacts | undefined)[] = [];
  let nowMs = 0;
  const entries = names.map((name) => [
    name,
    (input: unknown) => {
      calls.push({ name, input });
      return answer(input);
    },
  ]);
  const gateway = createGateway({
    handlers: Object.fromEntries(entries) as Handlers,
    log: { info: () => {}, error: () => {}, warn: (_event, facts) => void warnings.push(facts) },
    isTrusted: (caller) => caller.isMainFrame && caller.frameUrl === ours.frameUrl,
    monotonic: () => nowMs,
  });
  const pass = (ms: number): void => {
    nowMs += ms;
  };
  return { gateway, calls, warnings, pass };
}

function refused(code: string) {
  return { ok: false, error: { code } };
}

describe('the gateway', () => {
  it.each(names)('passes every valid %s to its handler', async (name) => {
    await fc.assert(
      fc.asyncProperty(rightPayload(name), async (payload) => {
        const { gateway, calls } = scene(() => 'done');
        expect(await gateway(ours, name, payload)).toEqual({ ok: true, value: 'done' });
        expect(calls).toMatchObject([{ name }]);
      }),
      { numRuns: 20 },
    );
  });

  it('waits for a slow handler', async () => {
    const { gateway } = scene(async () => 'later');
    expect(await gateway(ours, 'app:snapshot', undefined)).toEqual({ ok: true, value: 'later' });
  });

  it.each<[string, Partial<Caller>]>([
    ['another page', { frameUrl: 'https://example.com/' }],
    ['a frame inside our page', { isMainFrame: false }],
    ['a destroyed frame', { frameUrl: null }],
  ])('refuses %s, whatever it asks', async (_what, other) => {
    const { gateway, calls } = scene();
    for (const name of names) {
      expect(await gateway({ ...ours, ...other }, name, good[name])).toMatchObject(
        refused('untrusted-sender'),
      );
    }
    expect(calls).toEqual([]);
  });

  it.each([
    undefined,
    null,
    42,
    '',
    'download:everything',
    'constructor',
    '__proto__',
    'toString',
    ['download:start'],
    Symbol('download:start'),
    { toString: () => 'download:start' },
  ])('knows no request called %o', async (name) => {
    const { gateway, calls } = scene();
    expect(await gateway(ours, name, good['download:start'])).toMatchObject(refused('invalid-request'));
    expect(calls).toEqual([]);
  });

  const cycle: Record<string, unknown> = { id };
  cycle['self'] = cycle;
  it.each<[string, Request, unknown]>([
    ['nothing', 'download:start', undefined],
    ['null', 'download:start', null],
    ['text', 'download:start', 'noggin-demo'],
    ['a list', 'download:pause', [id]],
    ['a path', 'download:start', { modelId: '../../etc/passwd' }],
    ['an upper-case id', 'download:start', { modelId: 'Noggin' }],
    ['an extra field', 'download:pause', { id, force: true }],
    ['an invalid id', 'download:pause', { id: 'x' }],
    ['a payload where none is expected', 'app:snapshot', {}],
    ['text instead of a switch', 'settings:change', { resumeAutomatically: 'yes' }],
    ['a limit too low to be useful', 'download:set-limit', { id, bytesPerSecondLimit: 5 }],
    ['a limit without a number', 'download:set-limit', { id }],
    ['an invalid hour', 'settings:change', { downloadHoursTo: 1440 }],
    ['half a minute', 'settings:change', { downloadHoursFrom: 0.5 }],
    ['a cycle', 'download:pause', cycle],
    ['a BigInt', 'notice:dismiss', { id: 1n }],
    ['a date', 'notice:dismiss', new Date(0)],
    ['a map', 'notice:dismiss', new Map([['id', 'x']])],
    ['a map where every field is optional', 'settings:change', new Map()],
    ['a buffer where every field is optional', 'settings:change', new ArrayBuffer(8)],
  ])('refuses %s as the payload of %s', async (_what, name, payload) => {
    const { gateway, calls } = scene();
    expect(await gateway(ours, name, payload)).toMatchObject(refused('invalid-request'));
    expect(calls).toEqual([]);
  });

  it('refuses an oversized message unread', async () => {
    const { gateway, calls } = scene();
    const answer = await gateway(ours, 'notice:dismiss', { id: 'x'.repeat(16 * 1024) });
    expect(answer).toMatchObject({ ok: false, error: { message: expect.stringContaining('too large') } });
    expect(calls).toEqual([]);
  });

  it('accepts a conversation’s text up to its schema’s limit', async () => {
    const { gateway, calls } = scene();
    const long = 'x'.repeat(400_000);
    const attachments = Array.from({ length: 8 }, () => ({ name: 'n'.repeat(255), text: long }));
    expect(await gateway(ours, 'chat:send', { chatId: id, text: long, attachments })).toMatchObject({
      ok: true,
    });
    expect(await gateway(ours, 'chat:edit', { messageId: id, text: long })).toMatchObject({ ok: true });
    const settings = { system: 'x'.repeat(20_000), temperature: 1, maxTokens: 100, think: true };
    const configured = { chatId: id, settings, modelId: 'm'.repeat(128) };
    expect(await gateway(ours, 'chat:configure', configured)).toMatchObject({ ok: true });
    expect(calls).toHaveLength(3);
    const tooMuch = { chatId: id, text: 'x'.repeat(4_000_000), attachments: [] };
    expect(await gateway(ours, 'chat:send', tooMuch)).toMatchObject(refused('invalid-request'));
    expect(calls).toHaveLength(3);
  });

  it('logs no word of a conversation, whatever fails', async () => {
    const { gateway, warnings } = scene(() => {
      throw new Error('the secret');
    });
    await gateway(ours, 'chat:open', { chatId: id });
    await gateway(ours, 'chat:rename', { chatId: 'the secret', title: 'the secret' });
    expect(warnings).toHaveLength(2);
    expect(warnings[0]).toEqual({ request: 'chat:open', code: 'internal' });
    expect(JSON.stringify(warnings)).not.toContain('secret');
  });

  it('limits the rate per window, and recovers after a second', async () => {
    const { gateway, calls, pass } = scene();
    const ask = (senderId = 1) => gateway({ ...ours, senderId }, 'app:snapshot', undefined);
    for (let count = 0; count < 100; count += 1) expect(await ask()).toMatchObject({ ok: true });
    expect(await ask()).toMatchObject(refused('not-now'));
    expect(await ask(2)).toMatchObject({ ok: true });
    pass(999);
    expect(await ask()).toMatchObject(refused('not-now'));
    expect(calls).toHaveLength(101);
    pass(1);
    expect(await ask()).toMatchObject({ ok: true });
  });

  it('counts refused requests, too, so nonsense cannot keep it busy', async () => {
    const { gateway } = scene();
    for (let count = 0; count < 100; count += 1) await gateway(ours, 'nonsense', undefined);
    expect(await gateway(ours, 'app:snapshot', undefined)).toMatchObject(refused('not-now'));
  });

  it('passes on the code and the details of a typed failure, and logs it', async () => {
    const { gateway, warnings } = scene(() => {
      throw new NogginError('unknown-id', 'No such download', { details: { id } });
    });
    expect(await gateway(ours, 'download:pause', { id })).toEqual({
      ok: false,
      error: { code: 'unknown-id', message: 'No such download', details: { id } },
    });
    expect(warnings).toEqual([
      {
        request: 'download:pause',
        code: 'unknown-id',
        message: 'No such download',
        downloadId: '6f9619ff-8b86-4d01-b42d-00c04fc964ff',
      },
    ]);
  });

  it('maps any other failure to internal, without its stack', async () => {
    const { gateway } = scene(() => Promise.reject(new TypeError('a bug')));
    expect(await gateway(ours, 'download:pause', { id })).toEqual({
      ok: false,
      error: { code: 'internal', message: 'a bug' },
    });
  });

  it('refuses a small message whose text would be endless, unread', async () => {
    const { gateway, calls } = scene();
    let doubled: unknown = 'x';
    for (let level = 0; level < 100; level += 1) doubled = [doubled, doubled];
    expect(await gateway(ours, 'download:pause', { id: doubled })).toMatchObject(refused('invalid-request'));
    expect(calls).toEqual([]);
  });

  it('logs ten refusals a second, and counts the omitted ones', async () => {
    const { gateway, warnings, pass } = scene();
    for (let count = 0; count < 10_000; count += 1) await gateway(ours, 'nonsense', undefined);
    expect(warnings).toHaveLength(10);
    pass(1000);
    await gateway(ours, 'nonsense', undefined);
    await gateway(ours, 'nonsense', undefined);
    expect(warnings).toHaveLength(12);
    expect(warnings[10]).toMatchObject({ request: 'nonsense', unlogged: 9990 });
    expect(warnings[11]).not.toHaveProperty('unlogged');
  });

  it('truncates a name in the log', async () => {
    const { gateway, warnings } = scene();
    await gateway(ours, 'x'.repeat(1_000_000), undefined);
    expect(String(warnings[0]?.['request'])).toHaveLength(50);
  });

  it('never rejects, whatever a handler throws', async () => {
    const thrown = fc.anything({ withNullPrototype: true, withBigInt: true });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), thrown, async (name, value) => {
        const { gateway } = scene(() => {
          throw value;
        });
        expect(await gateway(ours, name, good[name])).toMatchObject(refused('internal'));
      }),
    );
  });

  it.each(names)(
    'answers any payload of %s with a result, and calls the handler for valid ones only',
    async (name) => {
      const payload = fc.anything({
        withBigInt: true,
        withDate: true,
        withMap: true,
        withNullPrototype: true,
      });
      await fc.assert(
        fc.asyncProperty(payload, async (input) => {
          const { gateway, calls } = scene();
          const answer = await gateway(ours, name, input);
          expect(calls).toHaveLength(answer.ok ? 1 : 0);
          if (!answer.ok) expect(errorCodes).toContain(answer.error.code);
          const isRight = requestSchemas[name].safeParse(input).success;
          expect(answer.ok).toBe(isRight && isSmallPlainData(input, payloadLimit(name)));
        }),
      );
    },
  );

  it('answers any name with a result', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything(), fc.anything(), async (name, input) => {
        const { gateway, calls } = scene();
        const isKnown = typeof name === 'string' && (names as string[]).includes(name);
        const answer = await gateway(ours, name, input);
        if (!isKnown) expect(answer).toMatchObject(refused('invalid-request'));
        if (!isKnown) expect(calls).toEqual([]);
      }),
    );
  });
});
