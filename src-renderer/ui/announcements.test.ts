import { describe, expect, it } from 'vitest';
import type { DownloadView } from '../../src-preload/contract/downloads.ts';
import { aDownload, aReceipt, aSnapshot } from '../state/fixtures/snapshots.ts';
import { announcementsBetween } from './announcements.ts';

function said(before: readonly DownloadView[], after: readonly DownloadView[]): readonly string[] {
  return announcementsBetween(aSnapshot({ downloads: before }), aSnapshot({ downloads: after }));
}

describe('announcements to a screen reader', () => {
  it('leave out progress', () => {
    const later = aDownload({
      receivedBytes: 2_000_000_000,
      bytesPerSecond: 1,
      secondsLeft: 3,
      updatedAtMs: 9,
    });
    expect(said([aDownload()], [later])).toEqual([]);
  });

  it('include every change of state, with its cause', () => {
    expect(said([], [aDownload()])).toEqual(['Small Model: Downloading']);
    expect(said([aDownload()], [aDownload({ state: 'paused', reason: 'user' })])).toEqual([
      'Small Model: Paused',
    ]);
    const error = { code: 'checksum-mismatch', message: 'x' } as const;
    expect(said([aDownload()], [aDownload({ state: 'failed', error })])[0]).toBe(
      'Small Model: Failed. The file doesn’t match its checksum, so it wasn’t installed. Try again later, or choose another model.',
    );
  });

  it('leave out further attempts', () => {
    const waiting = { cause: { code: 'network', message: 'x' }, untilMs: 1, attempt: 1 } as const;
    const first = aDownload({ waiting });
    expect(said([aDownload()], [first])).toHaveLength(1);
    expect(said([first], [aDownload({ waiting: { ...waiting, untilMs: 9, attempt: 2 } })])).toEqual([]);
  });

  it('name a canceled download once, and an installed one by its receipt only', () => {
    const cancelled = aDownload({ state: 'cancelled' });
    expect(said([aDownload()], [])).toEqual(['Small Model: canceled']);
    expect(said([aDownload()], [cancelled])).toEqual(['Small Model: canceled']);
    expect(said([cancelled], [])).toEqual([]);
    const complete = aDownload({ state: 'complete' });
    expect(
      announcementsBetween(
        aSnapshot({ downloads: [aDownload()] }),
        aSnapshot({ downloads: [complete], installed: [aReceipt()] }),
      ),
    ).toEqual(['Small Model is installed and ready']);
    expect(said([complete], [])).toEqual([]);
  });
});
