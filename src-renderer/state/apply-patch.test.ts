import { describe, expect, it } from 'vitest';
import type { AppSnapshot, StatePatch } from '../../src-preload/contract/snapshot.ts';
import { applyPatch, keepUnchanged } from './apply-patch.ts';
import { aDownload, aModel, aReceipt, aSnapshot } from './fixtures/snapshots.ts';

function applied(known: AppSnapshot, patch: StatePatch): AppSnapshot {
  const patched = applyPatch(known, patch);
  if (patched.kind !== 'applied') throw new Error(`The patch was ${patched.kind}`);
  return patched.snapshot;
}

describe('applyPatch', () => {
  const known = aSnapshot({ downloads: [aDownload({ id: 'b' }), aDownload({ id: 'a' })] });

  it('refuses a stale patch, and one after a gap', () => {
    expect(applyPatch(known, { seq: 10 }).kind).toBe('stale');
    expect(applyPatch(known, { seq: 9, downloads: [aDownload()] }).kind).toBe('stale');
    expect(applyPatch(known, { seq: 12 }).kind).toBe('gap');
    expect(applied(known, { seq: 11 }).seq).toBe(11);
  });

  it('replaces a row in place, and leaves the others untouched', () => {
    const next = applied(known, { seq: 11, downloads: [aDownload({ id: 'a', receivedBytes: 7 })] });
    expect(next.downloads.map(({ id }) => id)).toEqual(['b', 'a']);
    expect(next.downloads[1]?.receivedBytes).toBe(7);
    expect(next.downloads[0]).toBe(known.downloads[0]);
    expect(next.models).toBe(known.models);
  });

  it('puts new rows first, and takes the last of two rows with one id', () => {
    const rows = [aDownload({ id: 'c', receivedBytes: 1 }), aDownload({ id: 'c', receivedBytes: 2 })];
    const next = applied(known, { seq: 11, downloads: rows });
    expect(next.downloads.map(({ id }) => id)).toEqual(['c', 'b', 'a']);
    expect(next.downloads[0]?.receivedBytes).toBe(2);
  });

  it('removes rows, even those of the same patch, and ignores unknown ones', () => {
    const patch = { seq: 11, downloads: [aDownload({ id: 'c' })], removedDownloads: ['c', 'b', 'nobody'] };
    expect(applied(known, patch).downloads.map(({ id }) => id)).toEqual(['a']);
  });

  it('keeps the identity of unchanged rows and lists', () => {
    const next = applied(known, { seq: 11, downloads: [aDownload({ id: 'a' })], models: [aModel()] });
    expect(next.downloads).toBe(known.downloads);
    expect(next.models).toBe(known.models);
  });

  it('drops a complete download once its receipt is there, so deleting the model does not bring it back', () => {
    const complete = aDownload({ id: 'a', state: 'complete', actions: [] });
    const waiting = applied(known, { seq: 11, downloads: [complete] });
    expect(waiting.downloads.map(({ id }) => id)).toEqual(['b', 'a']);
    const there = applied(waiting, { seq: 12, installed: [aReceipt()] });
    const deleted = applied(there, { seq: 13, installed: [] });
    expect(deleted.downloads.map(({ id }) => id)).toEqual(['b']);
  });

  it('replaces other parts as a whole, null included', () => {
    const before = aSnapshot({ catalogueError: { code: 'catalogue-invalid', message: 'broken' } });
    const next = applied(before, {
      seq: 11,
      catalogueError: null,
      recommendation: null,
      installed: [aReceipt()],
    });
    expect(next.catalogueError).toBeNull();
    expect(next.recommendation).toBeNull();
    expect(next.installed).toEqual([aReceipt()]);
    expect(next.settings).toBe(before.settings);
  });
});

describe('keepUnchanged', () => {
  it('keeps every unchanged part, even those new to the contract', () => {
    const known = aSnapshot({ firstWords: [{ modelId: 'small', kind: 'asking' }] });
    const kept = keepUnchanged(known, structuredClone(known));
    expect(Object.entries(kept).filter(([name, part]) => part !== known[name as keyof typeof known])).toEqual(
      [],
    );
  });

  it('takes changed parts, and keeps the identity of the rest', () => {
    const known = aSnapshot({ downloads: [aDownload({ id: 'a' }), aDownload({ id: 'b' })] });
    const fresh = aSnapshot({ seq: 30, downloads: [aDownload({ id: 'b' })], installed: [aReceipt()] });
    const next = keepUnchanged(known, fresh);
    expect(next).toEqual(fresh);
    expect(next.downloads[0]).toBe(known.downloads[1]);
    expect(next.computer).toBe(known.computer);
  });
});
