import { expect, test } from 'vitest';
import type { DownloadState, DownloadView } from '../../src-preload/contract/downloads.ts';
import { overallProgress } from './overall-progress.ts';

function download(state: DownloadState, receivedBytes: number, totalBytes: number | null): DownloadView {
  return { state, receivedBytes, totalBytes } as DownloadView;
}

test('nothing to show without downloads', () => {
  expect(overallProgress([])).toEqual({ value: -1, mode: 'normal', isActive: false });
});

test('the share of all bytes of what is at work', () => {
  expect(overallProgress([download('downloading', 30, 100), download('verifying', 100, 100)])).toEqual({
    value: 0.65,
    mode: 'normal',
    isActive: true,
  });
});

test('what rests does not slow down what moves', () => {
  expect(overallProgress([download('downloading', 50, 100), download('paused', 0, 1000)]).value).toBe(0.5);
});

test('paused and failed keep their bar, and let the computer sleep', () => {
  expect(overallProgress([download('paused', 25, 100)])).toEqual({
    value: 0.25,
    mode: 'paused',
    isActive: false,
  });
  expect(overallProgress([download('failed', 25, 100)])).toMatchObject({ mode: 'error', isActive: false });
});

test('an unknown size is work of unknown length', () => {
  expect(overallProgress([download('downloading', 25, null)]).value).toBeGreaterThan(1);
});
