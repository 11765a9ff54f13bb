import { describe, expect, test } from 'vitest';
import type { DownloadView } from '../../../src-preload/contract/downloads.ts';
import { setThreeFiles, sizes } from '../../../test/support/hub/three-files.ts';

const MB = 1_000_000;
const isOver = (list: readonly DownloadView[]): boolean => list.length === 0;

describe('a download of a model in three files', () => {
  test('is one row with the sum of bytes, from start to end', async () => {
    const { downloads, changes, untilList, engine } = await setThreeFiles();
    const [whole, ...others] = downloads.list();
    expect(others).toEqual([]);
    expect(whole).toMatchObject({ name: 'big (Q4_K_M)', totalBytes: 4 * MB });
    expect(whole?.modelId).toMatch(/-00001-of-00003$/);
    await untilList(isOver);
    const told = changes.flatMap((change) =>
      change.kind === 'progress' || change.kind === 'transition' ? [change.download] : [],
    );
    expect(new Set(told.map(({ id }) => id))).toEqual(new Set([whole?.id]));
    const begun = told.slice(told.findIndex(({ totalBytes }) => totalBytes === 4 * MB));
    const odd = begun.filter(
      ({ totalBytes, receivedBytes }) => totalBytes !== 4 * MB || receivedBytes > 4 * MB,
    );
    expect(odd.map(({ state, totalBytes, receivedBytes }) => [state, totalBytes, receivedBytes])).toEqual([]);
    // Reported once, at the end: one notification instead of three.
    expect(told.filter(({ state }) => state === 'complete')).toHaveLength(1);
    expect(told.at(-1)).toMatchObject({ state: 'complete', receivedBytes: 4 * MB });
    expect(engine.ledger.installed.all()).toHaveLength(3);
    expect(downloads.installed()).toMatchObject([
      { name: 'big (Q4_K_M)', bytes: 4 * MB, parts: sizes.map((bytes) => ({ bytes })) },
    ]);
  });

  test('is paused, resumed, and canceled as one', async () => {
    const { downloads, untilList, engine, changes } = await setThreeFiles(MB);
    const id = downloads.list()[0]?.id ?? '';
    await untilList(([whole]) => (whole?.receivedBytes ?? 0) > 0);
    downloads.pause(id);
    expect(engine.ledger.downloads.live().map(({ state }) => state)).toEqual(['paused', 'paused', 'paused']);
    expect(downloads.list()).toMatchObject([{ id, state: 'paused', actions: ['resume', 'cancel'] }]);
    downloads.resume(id);
    await untilList(([whole]) => whole?.state === 'downloading');
    downloads.cancel(id);
    await untilList(isOver);
    await expect.poll(() => changes.at(-1)).toEqual({ kind: 'gone', id });
    expect(engine.ledger.downloads.live()).toEqual([]);
    expect(downloads.find(id)).toBeNull();
  });

  test('stays out of the library until all files are there', async () => {
    const { downloads, untilList, engine } = await setThreeFiles(MB);
    await untilList(() => engine.ledger.installed.all().length > 0);
    expect(downloads.installed()).toEqual([]);
    const id = downloads.list()[0]?.id ?? '';
    downloads.pause(id);
    downloads.cancel(id);
    await untilList(isOver);
    // Without the rest they are lone parts, which can be removed.
    expect(downloads.installed()).toContainEqual(
      expect.objectContaining({ name: 'big (Q4_K_M)', lone: { index: 2, count: 3 } }),
    );
  });

  test('is reordered as one', async () => {
    const { downloads, untilList, hub, engine } = await setThreeFiles(MB);
    const { id: offer, chosenId } = await hub.lookUp('org/other');
    await hub.start(offer, chosenId, false);
    await untilList((list) => list.length === 2);
    const big = downloads.list().find(({ name }) => name.startsWith('big'));
    const other = downloads.list().find(({ name }) => name.startsWith('other'));
    const waiting = (): readonly (readonly [string, number])[] =>
      engine.ledger.downloads
        .live()
        .filter(({ state }) => state === 'pending')
        .toSorted((a, b) => a.position - b.position)
        .map(({ name, fileIndex }) => [name, fileIndex]);
    expect(waiting()).toEqual([
      ['big (Q4_K_M)', 3],
      ['other (Q4_K_M)', 1],
    ]);
    expect(other?.actions).toContain('move-up');
    downloads.reorder(other?.id ?? '', 'up');
    expect(waiting()).toEqual([
      ['other (Q4_K_M)', 1],
      ['big (Q4_K_M)', 3],
    ]);
    downloads.reorder(big?.id ?? '', 'up');
    expect(waiting()).toEqual([
      ['big (Q4_K_M)', 3],
      ['other (Q4_K_M)', 1],
    ]);
  });
});
