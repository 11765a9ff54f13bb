import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startModelHost } from '../../../test/support/model-host/host.ts';
import { tempFolder } from '../../../test/support/temp-folder.ts';
import { createSocketClient } from '../../http/socket-client.ts';
import { numbers } from '../numbers.ts';
import { createFrontBuffer } from '../verifier/front.ts';
import type { TransferEvents, TransferSpec, TransferWaiting } from './port.ts';
import { createShare } from './share.ts';
import { thisComputer } from './surroundings.ts';
import { createTransfer } from './transfer.ts';

const content = Buffer.alloc(1024 * 1024, 'noggin');

test('C11: without a network no try is burnt, however long it takes', async () => {
  const host = await startModelHost({ files: { m: content } });
  const http = createSocketClient();
  onTestFinished(async () => {
    http.close();
    await host.close();
  });
  await host.goOffline();
  let isOnline = false;
  const waits: TransferWaiting[] = [];
  const events: TransferEvents = {
    progress: () => {},
    source: () => {},
    checkpoint: () => {},
    waiting: (waiting) => {
      if (waiting === null) return;
      waits.push(waiting);
      // Far more often than a host that refuses would be asked; then the network is back.
      if (waits.length === 20) void host.goOnline().then(() => (isOnline = true));
    },
  };
  const partialPath = path.join(tempFolder(), 'm.partial');
  const spec: TransferSpec = {
    url: host.url('m'),
    partialPath,
    expectedBytes: content.length,
    isProvable: true,
    recordedBytes: null,
    pieces: [],
    validator: null,
    bypassCaches: false,
    singleStream: true,
    rangeless: false,
    policy: { allowLoopbackHttp: true },
    numbers: { ...numbers, backoffBaseMs: 1, backoffCapMs: 2, offlineMs: 2, leastTries: 2, outageMs: 0 },
    share: createShare(),
    front: createFrontBuffer(),
  };
  const transfer = createTransfer({
    http,
    now: Date.now,
    random: () => 0.5,
    isReachable: () => isOnline,
    surroundings: thisComputer,
  });
  const outcome = await transfer(spec, events, new AbortController().signal);
  expect(outcome).toEqual({ kind: 'complete', totalBytes: content.length });
  expect(new Set(waits.map(({ code }) => code))).toEqual(new Set(['offline']));
  expect(readFileSync(partialPath).equals(content)).toBe(true);
});
