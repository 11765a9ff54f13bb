import { expect, test } from 'vitest';
import type { DownloadView } from '../../../src-preload/contract/downloads.ts';
import { createTally } from '../../ui-state/overall-progress.ts';
import { allWords } from '../words/words.ts';
import { trayFace } from './tray-menu.ts';

const { en, de } = allWords;
const faceOf = (downloads: readonly DownloadView[], words: typeof en) =>
  trayFace(createTally(downloads), { isServing: false, lastAgent: null }, words);

const download = (over: Partial<DownloadView>): DownloadView =>
  ({
    ...{ id: 'a', state: 'downloading', actions: ['pause', 'cancel'], receivedBytes: 500, totalBytes: 1000 },
    heldUntilMs: null,
    ...over,
  }) as DownloadView;

test('shows the overall progress, and offers Pause', () => {
  expect(faceOf([download({})], en)).toEqual({
    tip: 'Noggin: 50 %',
    canPause: true,
    canResume: false,
    programs: [],
  });
  expect(faceOf([download({}), download({ id: 'b', receivedBytes: 0 })], en)).toEqual({
    tip: 'Noggin: 2 downloads, 25 %',
    canPause: true,
    canResume: false,
    programs: [],
  });
});

test('omits an unknown progress, and offers Resume for paused downloads', () => {
  expect(faceOf([], en)).toEqual({ tip: 'Noggin', canPause: false, canResume: false, programs: [] });
  expect(faceOf([download({ totalBytes: null })], en).tip).toBe('Noggin');
  expect(faceOf([download({ state: 'paused', actions: ['resume', 'cancel'] })], en)).toEqual({
    tip: 'Noggin',
    canPause: false,
    canResume: true,
    programs: [],
  });
});

test('shows scheduled downloads while no other is active', () => {
  const held = download({ id: 'b', state: 'pending', heldUntilMs: 5 });
  expect(faceOf([held], en)).toMatchObject({ tip: 'Noggin: 1 download scheduled', canPause: true });
  expect(faceOf([held, download({})], en).tip).toBe('Noggin: 50 %');
});

test('speaks German', () => {
  expect(faceOf([download({})], de).tip).toBe('Noggin: 50\u00a0% geladen');
});

test('shows that other programs are served, and which asked last', () => {
  const programsOf = (lastAgent: string | null) =>
    trayFace(createTally([]), { isServing: true, lastAgent }, en).programs;
  expect(programsOf(null)).toEqual(['Other programs can use your models']);
  expect(programsOf('OpenAI/JS 7.59.0')).toContain('Last used by OpenAI/JS 7.59.0');
  expect(programsOf('')).toContain('Last used by an unnamed program');
});
