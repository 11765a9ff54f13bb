import { expect, test } from 'vitest';
import type { DownloadView } from '../../src-preload/contract/downloads.ts';
import { trayFace } from './tray-menu.ts';

const download = (over: Partial<DownloadView>): DownloadView =>
  ({
    ...{ id: 'a', state: 'downloading', actions: ['pause', 'cancel'], receivedBytes: 500, totalBytes: 1000 },
    ...over,
  }) as DownloadView;

test('says how far all of it is, and what can be paused', () => {
  expect(trayFace([download({})])).toEqual({ tip: 'Noggin: 50 %', pausable: ['a'], resumable: [] });
  expect(trayFace([download({}), download({ id: 'b', receivedBytes: 0 })])).toEqual({
    tip: 'Noggin: 2 downloads, 25 %',
    pausable: ['a', 'b'],
    resumable: [],
  });
});

test('says nothing it does not know, and offers to go on with what is paused', () => {
  expect(trayFace([])).toEqual({ tip: 'Noggin', pausable: [], resumable: [] });
  expect(trayFace([download({ totalBytes: null })]).tip).toBe('Noggin');
  expect(trayFace([download({ state: 'paused', actions: ['resume', 'cancel'] })])).toEqual({
    tip: 'Noggin',
    pausable: [],
    resumable: ['a'],
  });
});
