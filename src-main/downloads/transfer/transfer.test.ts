import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startModelHost } from '../../../test/support/model-host/host.ts';
import { tempFolder } from '../../../test/support/temp-folder.ts';
import { createSocketClient } from '../../http/socket-client.ts';
import { type Tuning, tuning } from '../tuning.ts';
import { createContiguousBuffer } from '../verifier/contiguous-bytes.ts';
import { thisComputer } from './network-change.ts';
import type { TransferEvents, TransferSpec, TransferWaiting } from './port.ts';
import { createSharedLimits, writeSharedLimits } from './shared-limits.ts';
import { createTransfer, type TransferPorts } from './transfer.ts';

const MiB = 1024 * 1024;

interface Played {
  readonly bytes?: number;
  readonly connections?: number;
  readonly tuning?: Partial<Tuning>;
  readonly ports?: Partial<TransferPorts>;
  readonly events?: Partial<TransferEvents>;
}

/** A host, and a transfer of its file that begins on command. */
async function setTransfer(played: Played = {}) {
  const content = Buffer.alloc(played.bytes ?? MiB, 'noggin');
  const host = await startModelHost({ files: { m: content } });
  const http = createSocketClient();
  onTestFinished(async () => {
    http.close();
    await host.close();
  });
  const partialPath = path.join(tempFolder(), 'm.partial');
  const share = createSharedLimits();
  writeSharedLimits(share, { bytesPerSecond: 0, connections: played.connections ?? 1 });
  const spec: TransferSpec = {
    url: host.url('m'),
    partialPath,
    expectedBytes: content.length,
    isProvable: true,
    recordedBytes: null,
    pieces: [],
    validator: null,
    bypassCaches: false,
    singleStream: false,
    rangeless: false,
    policy: { allowLoopbackHttp: true },
    tuning: { ...tuning, backoffBaseMs: 1, backoffCapMs: 2, offlineMs: 2, ...played.tuning },
    share,
    front: createContiguousBuffer(),
  };
  const ports: TransferPorts = {
    ...{ http, now: Date.now, random: () => 0.5, isReachable: () => true, networkWatch: thisComputer },
    ...played.ports,
  };
  const nothing = (): void => {};
  const events = {
    progress: nothing,
    source: nothing,
    checkpoint: nothing,
    waiting: nothing,
    ...played.events,
  };
  return {
    host,
    run: () => createTransfer(ports)(spec, events, new AbortController().signal),
    expectWhole: () => expect(readFileSync(partialPath).equals(content)).toBe(true),
  };
}

test('C11: time without a network costs no try', async () => {
  let isOnline = false;
  const waits: TransferWaiting[] = [];
  const { host, run, expectWhole } = await setTransfer({
    tuning: { leastTries: 2, outageMs: 0 },
    ports: { isReachable: () => isOnline },
    events: {
      waiting: (waiting) => {
        if (waiting === null) return;
        waits.push(waiting);
        // Far more often than a refusing host would be asked; then the network is back.
        if (waits.length === 20) void host.goOnline().then(() => (isOnline = true));
      },
    },
  });
  await host.goOffline();
  expect(await run()).toMatchObject({ kind: 'complete' });
  expect(new Set(waits.map(({ code }) => code))).toEqual(new Set(['offline']));
  expectWhole();
});

test('C11: the return of the network ends the wait, and nothing is dialled before', async () => {
  let isOnline = false;
  let waits = 0;
  let looks = 0;
  const { host, run, expectWhole } = await setTransfer({
    connections: 8,
    // The return of the network alone ends this wait.
    tuning: { offlineMs: 86_400_000 },
    ports: {
      isReachable: () => {
        looks += 1;
        if (looks === 3) isOnline = true;
        return isOnline;
      },
    },
    events: {
      waiting: (waiting) => {
        if (waiting !== null) waits += 1;
        void host.goOnline();
      },
    },
  });
  await host.goOffline();
  expect(await run()).toMatchObject({ kind: 'complete' });
  expect(waits).toBe(1);
  expectWhole();
});

test('C11, C12: sleeps, new networks, and clock jumps cost nothing but time', async () => {
  const hourMs = 3_600_000;
  const yearMs = 365 * 24 * hourMs;
  let uptimeMs = 0;
  let wallMs = Date.now();
  let network = 1;
  let looks = 0;
  const redials: number[] = [];
  const { host, run, expectWhole } = await setTransfer({
    bytes: 24 * MiB,
    connections: 8,
    tuning: {
      pieceBytes: 64 * 1024,
      runBytes: 256 * 1024,
      progressMs: 5,
      growthMs: 5,
    },
    ports: {
      now: () => wallMs,
      networkWatch: {
        addresses: () => `192.0.2.${network}`,
        uptimeMs: () => {
          looks += 1;
          const what = looks % 9;
          if (what === 3) uptimeMs += hourMs;
          else if (what === 6) network += 1;
          else wallMs += looks % 2 === 0 ? yearMs : -yearMs;
          if (what === 3 || what === 6) redials.push(looks);
          uptimeMs += 1500;
          return uptimeMs;
        },
      },
    },
  });
  host.limit({ bytesPerSecond: 24 * MiB });
  expect(await run()).toMatchObject({ kind: 'complete' });
  expect(redials.length).toBeGreaterThan(5);
  expectWhole();
});
