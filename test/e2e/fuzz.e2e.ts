import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication, Page } from 'playwright';
import { payloadLimit } from '../../src-main/ipc/gateway.ts';
import { isSmallPlainData } from '../../src-main/ipc/plain-data.ts';
import type { Result } from '../../src-preload/contract/errors.ts';
import { type Request, requestSchemas } from '../../src-preload/contract/requests.ts';
import type { AppSnapshot } from '../../src-preload/contract/snapshot.ts';
import { ledgerFile } from '../support/app/app.ts';
import { ledgerDump } from '../support/fuzz/ledger-dump.ts';
import { createMessages } from '../support/fuzz/messages.ts';
import { fuzzSeed } from '../support/fuzz/seed.ts';
import { ask, button, expect, test } from './fixtures.ts';
import { addPreload } from './hostile.ts';

const throughBridge = 10_000;
const pastBridge = 3_000;
const inAFlood = 2_000;
const names = Object.keys(requestSchemas) as Request[];

/** The answers to a number of messages. */
interface Tally {
  readonly sent: number;
  /** Per error code; in addition `accepted` and `uncloneable`. */
  readonly answers: Readonly<Record<string, number>>;
  /** Accepted requests, with their payloads. */
  readonly accepted: readonly string[];
}

/**
 * Source of a function that sends message after message and counts the answers, in the page or in its preload.
 * @param send source of a function for one message
 */
function senderText(seed: number, send: string): string {
  return `async (count, wellFormed) => {
    const next = (${createMessages.toString()})(${seed}, ${JSON.stringify(names)});
    const send = ${send};
    const skipped = new Set(wellFormed);
    const answers = {};
    const accepted = [];
    const tell = (key) => { answers[key] = (answers[key] ?? 0) + 1; };
    const sendOne = async (message) => {
      try {
        const answer = await send(message);
        tell(answer === undefined ? 'nothing' : answer.ok ? 'accepted' : answer.error.code);
        if (answer?.ok) accepted.push(String(message.name) + ' ' + JSON.stringify(answer.value));
      } catch { tell('uncloneable'); }
    };
    let sent = 0;
    for (let at = 0; sent < count;) {
      const batch = [];
      for (; batch.length < 100 && sent < count; at += 1) {
        const message = next();
        if (skipped.has(at)) continue;
        sent += 1;
        batch.push(sendOne(message));
      }
      await Promise.all(batch);
    }
    return { sent, answers, accepted };
  }`;
}

/** Those of the seed's first messages that are valid; they are no part of this test. */
function wellFormedOf(seed: number, count: number): readonly number[] {
  const next = createMessages(seed, names);
  const found: number[] = [];
  for (let at = 0; at < count * 2; at += 1) {
    const { name, payload } = next();
    if (isRight(name, payload)) found.push(at);
  }
  return found;
}

function isRight(name: unknown, payload: unknown): boolean {
  if (typeof name !== 'string' || !Object.hasOwn(requestSchemas, name)) return false;
  return (
    isSmallPlainData(payload, payloadLimit(name as Request)) &&
    requestSchemas[name as Request].safeParse(payload).success
  );
}

/** All state that a message could change, without what the computer changes by itself. */
async function stateOf(page: Page, home: string, models: string) {
  const answer = (await ask(page, 'app:snapshot', undefined)) as Result<AppSnapshot> | undefined;
  if (answer?.ok !== true) throw new Error(`no snapshot: ${JSON.stringify(answer)}`);
  const { seq: _seq, computer: _computer, models: offered, ...rest } = answer.value;
  return {
    rest,
    models: offered.map(({ id }) => id),
    ledger: ledgerDump(ledgerFile(home)),
    files: [home, path.dirname(models)].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
        /noggin|ledger|gguf|partial/i.test(file),
      ),
    ),
  };
}

/**
 * Speeds up main's clock for this test: the limit of 100 requests a second would refuse nearly all messages unread. The
 * limit is tested in the flood, with the real clock.
 */
async function hurryClock(electron: ElectronApplication, factor: number): Promise<void> {
  await electron.evaluate((_electron, times) => {
    const kept = globalThis as { realClock?: () => bigint };
    kept.realClock ??= process.hrtime.bigint;
    const { realClock } = kept;
    const [from, shown] = [realClock(), process.hrtime.bigint()];
    process.hrtime.bigint = () => shown + (realClock() - from) * BigInt(times);
  }, factor);
}

test('C14: thousands of malformed, oversized and hostile messages: typed refusals, and nothing has changed', async ({
  stageWith,
  start,
}) => {
  const seed = fuzzSeed();
  console.log(`seed ${seed}`);
  const stage = await stageWith();
  const { electron, page, pid } = await start(stage.app);
  const { home, modelsFolder } = stage.app;
  await expect(button(page, 'Download')).toBeVisible();
  // Its first line comes after the window.
  await expect.poll(() => existsSync(path.join(home, 'logs', 'noggin.log'))).toBe(true);
  const gone: string[] = [];
  page.on('crash', () => gone.push('page'));

  const hostile = path.join(home, 'hostile.cjs');
  const raw = (send: string) => senderText(seed + 1, send);
  writeFileSync(
    hostile,
    `const { contextBridge, ipcRenderer } = require('electron');
    contextBridge.exposeInMainWorld('hostile', {
      request: ${raw("({ name, payload }) => ipcRenderer.invoke('noggin:request', name, payload, payload)")},
      dropped: ${raw("({ payload }) => ipcRenderer.invoke('noggin:dropped', payload)")},
      elsewhere: ${raw(`({ name, payload }) => {
        ipcRenderer.send('noggin:request', name, payload);
        ipcRenderer.send('noggin:state', payload);
        ipcRenderer.postMessage('noggin:dropped', payload);
        return ipcRenderer.invoke('noggin:' + String(name), payload);
      }`)},
    });`,
  );
  await addPreload(electron, hostile);
  await page.reload();
  await expect(button(page, 'Download')).toBeVisible();
  const before = await stateOf(page, home, modelsFolder);

  await hurryClock(electron, 100);
  const bridge = 'async ({ name, payload }) => window.noggin.request(name, payload)';
  const run = (sender: string, count: number, wellFormed: readonly number[]): Promise<Tally> =>
    page.evaluate(`(${sender})(${count}, ${JSON.stringify(wellFormed)})`) as Promise<Tally>;
  const tally = await run(senderText(seed, bridge), throughBridge, wellFormedOf(seed, throughBridge));
  const known = wellFormedOf(seed + 1, pastBridge);
  const request = await run('window.hostile.request', pastBridge, known);
  const dropped = await run('window.hostile.dropped', pastBridge / 3, []);
  const elsewhere = await run('window.hostile.elsewhere', pastBridge / 3, []);
  await hurryClock(electron, 1);
  // What the bridge leaves of `__proto__` can be valid, about something unknown.
  for (const { answers, accepted } of [tally, request]) {
    expect(
      Object.keys(answers).filter(
        (key) => !['invalid-request', 'unknown-id', 'not-now', 'accepted'].includes(key),
      ),
    ).toEqual([]);
    expect(accepted.filter((one) => !one.endsWith(' null'))).toEqual([]);
    expect(accepted.length).toBeLessThan(throughBridge / 50);
  }
  expect(tally.sent).toBe(throughBridge);
  expect(dropped.answers).toEqual({ nothing: pastBridge / 3 });
  expect(elsewhere.answers).toEqual({ uncloneable: pastBridge / 3 });

  // With the real clock: a hundred per second are answered, however many come.
  const flood = await run(senderText(seed + 2, bridge), inAFlood, wellFormedOf(seed + 2, inAFlood));
  expect(flood.answers['not-now'] ?? 0).toBeGreaterThan(inAFlood / 4);
  console.log(JSON.stringify([tally, request, dropped, elsewhere, flood].map(({ answers }) => answers)));
  await expect.poll(async () => (await ask(page, 'app:snapshot', undefined))?.ok).toBe(true);

  expect(await electron.evaluate(() => process.pid)).toBe(pid);
  expect(gone).toEqual([]);
  expect(await stateOf(page, home, modelsFolder)).toEqual(before);
});
