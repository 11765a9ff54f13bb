import { expect, test } from 'vitest';
import type { DownloadView } from '../../src-preload/contract/downloads.ts';
import type { DownloadChange } from '../downloads/manager-port.ts';
import { logDownloads } from './log-downloads.ts';

test('each transition of a download is one line with its id; progress is not logged', () => {
  let tell: (change: DownloadChange) => void = () => {};
  const lines: unknown[] = [];
  logDownloads(
    {
      onChange: (listener) => {
        tell = listener;
        return () => {};
      },
    },
    {
      info: (event, facts) =>
        void lines.push([event, facts?.['downloadId'], facts?.['state'], facts?.['code']]),
    },
  );
  const view = { id: 'a', modelId: 'm', state: 'downloading', reason: null, error: null } as DownloadView;
  const failed: DownloadView = { ...view, state: 'failed', error: { code: 'network', message: 'x' } };
  tell({ kind: 'transition', download: view });
  tell({ kind: 'progress', download: view });
  tell({ kind: 'transition', download: view });
  tell({ kind: 'transition', download: failed });
  tell({ kind: 'installed' });
  tell({ kind: 'gone', id: 'a' });
  expect(lines).toEqual([
    ['download moved', 'a', 'downloading', undefined],
    ['download moved', 'a', 'failed', 'network'],
    ['download gone', 'a', undefined, undefined],
  ]);
});
