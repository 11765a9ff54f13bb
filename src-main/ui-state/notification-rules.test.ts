import { expect, test } from 'vitest';
import type { DownloadView } from '../../src-preload/contract/downloads.ts';
import { createNotificationRules } from './notification-rules.ts';

const view = (state: DownloadView['state'], reason: DownloadView['reason'] = null, id = 'a'): DownloadView =>
  ({ id, name: 'Model', state, reason }) as DownloadView;

/** The notifications for a sequence of states. */
function told(...views: DownloadView[]): unknown[] {
  const newsroom = createNotificationRules();
  return views.map(newsroom).filter((news) => news !== null);
}

test('an installed model is announced once', () => {
  expect(told(view('downloading'), view('verifying'), view('complete'), view('complete'))).toEqual([
    { kind: 'ready', name: 'Model' },
  ]);
});

test.each(['disk-full', 'folder-unavailable', 'portal', 'needs-access'] as const)(
  'a pause by %s needs the person',
  (reason) => {
    expect(told(view('downloading'), view('paused', reason))).toEqual([
      { kind: 'needs-you', name: 'Model', why: reason },
    ]);
  },
);

test('a failure is announced; a person’s pause, a lost network, and a quit are not', () => {
  expect(told(view('downloading'), view('failed'))).toEqual([
    { kind: 'needs-you', name: 'Model', why: 'failed' },
  ]);
  for (const reason of ['user', 'offline', 'quit', 'interrupted'] as const) {
    expect(told(view('downloading'), view('paused', reason))).toEqual([]);
  }
});

test('the initial state is no news, and each download is tracked by itself', () => {
  expect(told(view('failed'), view('failed'))).toEqual([]);
  expect(told(view('downloading', null, 'a'), view('complete', null, 'b'))).toEqual([]);
});
