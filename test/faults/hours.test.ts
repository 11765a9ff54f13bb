import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import type { DownloadView } from '../../src-preload/contract/downloads.ts';
import { type Scene, setScene } from '../support/engine/scene.ts';
import { laterToday, rightNow } from '../support/hours.ts';
import { ended, expectInstalled } from './play.ts';

const KiB = 1024;
const isHeld = ({ heldUntilMs }: DownloadView): boolean => heldUntilMs !== null;

test('the end of the hours loses nothing: the rest is fetched when they begin again, also after a restart', async () => {
  let hours = rightNow();
  const ports = { hours: () => hours };
  const scene = await setScene({ ports, bytesPerSecond: 1024 * KiB });
  const { id } = scene.engine.downloads.start('tiny');
  await scene.engine.until(id, ({ receivedBytes }) => receivedBytes > 512 * KiB);
  hours = laterToday();
  scene.engine.downloads.limitsChanged();
  const { receivedBytes } = await scene.engine.until(id, isHeld);
  expect(receivedBytes).toBeGreaterThan(256 * KiB);
  expect(scene.violations()).toEqual([]);

  const next = await scene.reopen();
  await next.downloads.recover();
  expect(next.downloads.find(id)).toMatchObject({ state: 'pending', receivedBytes });
  expect(next.downloads.find(id)).toSatisfy(isHeld);
  hours = rightNow();
  next.downloads.limitsChanged();
  expectInstalled(scene, await next.until(id, ended));
});

test('"run now" survives a restart', async () => {
  const ports = { hours: laterToday };
  const scene = await setScene({ ports, bytesPerSecond: 1024 * KiB });
  const { id } = scene.engine.downloads.start('tiny');
  expect(scene.engine.downloads.find(id)).toSatisfy(isHeld);
  scene.engine.downloads.runNow(id);
  await scene.engine.until(id, ({ receivedBytes }) => receivedBytes > 512 * KiB);
  const next = await scene.reopen();
  await next.downloads.recover();
  expectInstalled(scene, await next.until(id, ended));
});

test('a file already at its place is verified and installed outside the hours', async () => {
  const scene = await setScene({ ports: { hours: laterToday } });
  const target = scene.engine.target('tiny');
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, scene.content);
  const { id } = scene.engine.downloads.start('tiny');
  expectInstalled(scene, await scene.engine.until(id, ended));
  expect(scene.host.requests).toEqual([]);
});

test('another file at its place is found outside the hours, without a request', async () => {
  const scene = await setScene({ ports: { hours: laterToday } });
  const target = scene.engine.target('tiny');
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, scene.content.subarray(0, 1000));
  const { id } = scene.engine.downloads.start('tiny');
  const held = await scene.engine.until(id, (view) => isHeld(view) || view.state === 'failed');
  expect(scene.host.requests).toEqual([]);
  if (held.state !== 'failed') expect(held.reason).toBe('hours');
});

/** Starts a download with all of its pieces recorded; `isThere`: and on the disk. */
function beginWhole({ engine, content, model }: Scene, isThere: boolean): string {
  const targetPath = engine.target('tiny');
  const partialPath = `${targetPath}.0.partial`;
  mkdirSync(path.dirname(targetPath), { recursive: true });
  if (isThere) writeFileSync(partialPath, content);
  const pieceBytes = 64 * KiB;
  const pieces = Array.from({ length: Math.ceil(content.length / pieceBytes) }, (_, index) => {
    const piece = content.subarray(index * pieceBytes, (index + 1) * pieceBytes);
    return { index, bytes: piece.length, crc32: crc32(piece) };
  });
  const { id } = engine.downloads.begin({
    ...{ id: '00000000-0000-4000-8000-000000000000', modelId: 'tiny', name: 'Tiny', partialPath, pieces },
    ...{ sourceUrl: model.url, targetPath, expectedBytes: content.length, expectedSha256: model.sha256 },
    validator: { etag: null, lastModified: null },
  });
  return id;
}

test('a fully fetched file is verified and installed outside the hours', async () => {
  const scene = await setScene({ ports: { hours: laterToday } });
  const id = beginWhole(scene, true);
  expectInstalled(scene, await scene.engine.until(id, ended));
  expect(scene.host.requests).toEqual([]);
});

test('a fully fetched file that vanished from the disk waits for the hours', async () => {
  let hours = laterToday();
  const scene = await setScene({ ports: { hours: () => hours } });
  const id = beginWhole(scene, false);
  await scene.engine.until(id, isHeld);
  expect(scene.host.requests).toEqual([]);
  hours = rightNow();
  scene.engine.downloads.limitsChanged();
  expectInstalled(scene, await scene.engine.until(id, ended));
});
