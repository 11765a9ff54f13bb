import { expect, test } from 'vitest';
import type { DownloadView } from '../../src-preload/contract/downloads.ts';
import { trayFace } from './tray-menu.ts';
import { allWords } from './words/words.ts';

const { en, de } = allWords;

const download = (over: Partial<DownloadView>): DownloadView =>
  ({
    ...{ id: 'a', state: 'downloading', actions: ['pause', 'cancel'], receivedBytes: 500, totalBytes: 1000 },
    ...over,
  }) as DownloadView;

test('says how far all of it is, and what can be paused', () => {
  expect(trayFace([download({})], en)).toEqual({ tip: 'Noggin: 50 %', pausable: ['a'], resumable: [] });
  expect(trayFace([download({}), download({ id: 'b', receivedBytes: 0 })], en)).toEqual({
    tip: 'Noggin: 2 downloads, 25 %',
    pausable: ['a', 'b'],
    resumable: [],
  });
});

test('says nothing it does not know, and offers to go on with what is paused', () => {
  expect(trayFace([], en)).toEqual({ tip: 'Noggin', pausable: [], resumable: [] });
  expect(trayFace([download({ totalBytes: null })], en).tip).toBe('Noggin');
  expect(trayFace([download({ state: 'paused', actions: ['resume', 'cancel'] })], en)).toEqual({
    tip: 'Noggin',
    pausable: [],
    resumable: ['a'],
  });
});

test('says it in German', () => {
  expect(trayFace([download({})], de).tip).toBe('Noggin: 50\u00a0% geladen');
});
