import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { openEngine, temporaryFolder } from '../support/engine/engine.ts';
import { sha256Of } from '../support/engine/invariants.ts';
import { ggufPlan } from '../support/gguf/generate.ts';
import { lastOldVersion, writeOldLedger } from '../support/ledger/old-ledger.ts';
import { startModelHost } from '../support/model-host/host.ts';

const KiB = 1024;
const pieceBytes = 64 * KiB;
const fileBytes = 5 * pieceBytes;

function contentOf(seed: number): Buffer {
  const plan = ggufPlan({ bytes: fileBytes, seed });
  const content = Buffer.alloc(plan.totalBytes);
  plan.readAt(0, content);
  return content;
}

const versions = Array.from({ length: lastOldVersion }, (_, at) => at + 1);

test.each(versions)(
  'a split model resumes from a ledger of version %i without fetching a byte again',
  async (version) => {
    const { folder: home, remove } = temporaryFolder();
    const contents = [contentOf(1), contentOf(2), contentOf(3)];
    const nameOf = (at: number): string => `big-0000${at + 1}-of-00003`;
    const host = await startModelHost({
      files: Object.fromEntries(contents.map((content, at) => [`${nameOf(at)}.gguf`, content])),
    });
    const models = path.join(home, 'models');
    mkdirSync(models);
    const download = (at: number) => {
      const content = contents[at] as Buffer;
      const targetPath = path.join(models, `${nameOf(at)}.gguf`);
      return {
        ...{ id: `00000000-0000-4000-8000-00000000000${at}`, modelId: nameOf(at), atMs: 1000 },
        ...{ name: `Big, part ${at + 1} of 3`, sourceUrl: host.url(`${nameOf(at)}.gguf`), targetPath },
        ...{ partialPath: `${targetPath}.partial`, bytes: content.length },
        sha256: createHash('sha256').update(content).digest('hex'),
      };
    };
    const [first, second, third] = [download(0), download(1), download(2)];
    const there = contents[1]?.subarray(0, 2 * pieceBytes) ?? Buffer.alloc(0);
    writeFileSync(first.targetPath, contents[0] ?? '');
    writeFileSync(second.partialPath, there);
    const pieces = [0, 1].map((index) => {
      const piece = there.subarray(index * pieceBytes, (index + 1) * pieceBytes);
      return { index, bytes: piece.length, crc32: crc32(piece) };
    });
    writeOldLedger(path.join(home, 'ledger.sqlite'), version, [
      { ...first, state: 'complete', isInstalled: true },
      { ...second, state: 'downloading', pieces },
      { ...third, state: 'pending' },
    ]);
    const engine = openEngine({ home, models: [], tuning: { pieceBytes } });
    onTestFinished(async () => {
      await engine.stop();
      await host.close();
      remove();
    });
    const [shown, ...others] = engine.downloads.list();
    expect(others).toEqual([]);
    expect(shown).toMatchObject({
      name: 'Big',
      totalBytes: 3 * fileBytes,
      receivedBytes: fileBytes + there.length,
    });
    const complete = engine.until(shown?.id ?? '', ({ state }) => state === 'complete');
    await engine.downloads.recover();
    await complete;
    const served = contents.map((_, at) => host.bytesServedOf(`${nameOf(at)}.gguf`));
    expect(served).toEqual([0, fileBytes - there.length, fileBytes]);
    expect(engine.downloads.installed()).toMatchObject([
      { modelId: nameOf(0), name: 'Big', bytes: 3 * fileBytes },
    ]);
    for (const { targetPath, sha256 } of [first, second, third]) expect(sha256Of(targetPath)).toBe(sha256);
  },
);
