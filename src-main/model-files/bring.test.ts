import {
  existsSync,
  linkSync,
  readFileSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { mountDisk, needsMount } from '../../test/support/disk/test-disk.ts';
import { sha256Of } from '../../test/support/engine/invariants.ts';
import { writeGguf } from '../../test/support/gguf/generate.ts';
import { tempFolder } from '../../test/support/temp-folder.ts';
import { bring } from './bring.ts';
import { freeName, place } from './place.ts';
import type { BringSpec } from './port.ts';
import { createRemoteBring } from './remote.ts';

const MiB = 1024 * 1024;

async function scene(over: Partial<BringSpec> = {}) {
  const folder = tempFolder();
  const source = path.join(folder, 'source.gguf');
  const { sha256, bytes } = await writeGguf(source, { bytes: 4 * MiB, seed: 3 });
  const temporary = path.join(folder, 'temporary');
  const spec: BringSpec = {
    source,
    seen: null,
    temporary,
    how: 'copy',
    readBack: false,
    goOn: false,
    ...over,
  };
  return { folder, source, temporary, sha256, bytes, spec };
}

describe('importing a file', () => {
  it.each([
    ['copied and hashed at once', { how: 'copy' }, 'copy'],
    ['copied and read back', { how: 'copy', readBack: true }, 'copy'],
    ['hard-linked', { how: 'link' }, 'link'],
  ] as const)('%s, it is verified', async (_what, over, by) => {
    const { spec, sha256, bytes, temporary, source } = await scene(over);
    expect(bring(spec, () => {})).toMatchObject({ kind: 'done', by, sha256, bytes });
    expect(sha256Of(temporary)).toBe(sha256);
    expect(statSync(temporary).ino === statSync(source).ino).toBe(by === 'link');
  });

  it('follows a symlink to the file itself', async () => {
    const { spec, folder, sha256, source, temporary } = await scene({ how: 'reuse' });
    const pointer = path.join(folder, 'pointer');
    symlinkSync(source, pointer);
    expect(bring({ ...spec, source: pointer }, () => {})).toMatchObject({ kind: 'done', sha256 });
    expect(readFileSync(temporary)).toEqual(readFileSync(source));
  });

  it('never overwrites an existing file', async () => {
    const { spec, temporary } = await scene();
    writeFileSync(temporary, 'something of mine');
    for (const how of ['copy', 'link', 'reuse'] as const) {
      expect(bring({ ...spec, how }, () => {})).toMatchObject({ kind: 'failed' });
    }
    expect(readFileSync(temporary, 'utf8')).toBe('something of mine');
  });

  it('never writes through a hard link of the source or another file on resume', async () => {
    const { spec, source, temporary, folder, sha256 } = await scene({
      how: 'link',
      readBack: true,
      goOn: true,
    });
    linkSync(source, temporary);
    expect(bring(spec, () => {})).toMatchObject({ kind: 'done', by: 'link', sha256 });
    expect(sha256Of(source)).toBe(sha256);
    expect(bring({ ...spec, how: 'copy' }, () => {})).toMatchObject({ kind: 'done', sha256 });
    expect(sha256Of(source)).toBe(sha256);
    unlinkSync(temporary);
    const mine = path.join(folder, 'mine');
    writeFileSync(mine, 'something of mine');
    linkSync(mine, temporary);
    expect(bring({ ...spec, how: 'copy' }, () => {})).toMatchObject({ kind: 'done', by: 'copy', sha256 });
    expect(readFileSync(mine, 'utf8')).toBe('something of mine');
  });

  it('resumes a stopped copy', async () => {
    const { spec, source, temporary, sha256 } = await scene({ readBack: true, goOn: true });
    writeFileSync(temporary, readFileSync(source).subarray(0, 3 * MiB));
    const copied: number[] = [];
    const outcome = bring(
      spec,
      ({ stage, doneBytes }) => void (stage === 'copying' && copied.push(doneBytes)),
    );
    expect(outcome).toMatchObject({ kind: 'done', sha256 });
    expect(copied[0]).toBeGreaterThan(2 * MiB);
  });

  it('detects a change of the source', async () => {
    const { spec, source } = await scene();
    const outcome = bring(spec, () => writeFileSync(source, 'changed'));
    expect(outcome).toMatchObject({ kind: 'failed', code: 'source-changed' });
  });

  it('B2: reports a full disk', async ({ skip }) => {
    const disk = mountDisk(16 * MiB, { canBreakDown: false });
    if (disk === null) return skip(needsMount);
    disk.fill(2 * MiB);
    const { spec } = await scene({ how: 'reuse', temporary: path.join(disk.folder, 'temporary') });
    expect(bring(spec, () => {})).toMatchObject({ kind: 'failed', code: 'disk-full' });
    return undefined;
  });

  it('B3: reports a failing drive', async ({ skip }) => {
    const disk = mountDisk(32 * MiB, { canBreakDown: true });
    if (disk === null) return skip(needsMount);
    const { spec } = await scene({ temporary: path.join(disk.folder, 'temporary') });
    let hasBroken = false;
    const outcome = bring(spec, () => {
      if (!hasBroken) disk.breakDown();
      hasBroken = true;
    });
    expect(outcome).toMatchObject({ kind: 'failed', code: 'folder-unavailable' });
    return undefined;
  });

  it('stops in its thread between two chunks', async () => {
    const { spec, temporary } = await scene();
    const stop = new AbortController();
    const remote = createRemoteBring(new URL('./worker.ts', import.meta.url));
    expect(await remote(spec, () => {}, stop.signal)).toMatchObject({ kind: 'done' });
    const second = { ...spec, temporary: `${temporary} 2` };
    expect(await remote(second, () => stop.abort(), stop.signal)).toEqual({ kind: 'stopped' });
  });
});

describe('the final name', () => {
  it('is given only when free', async () => {
    const { folder, spec, temporary, sha256 } = await scene();
    bring(spec, () => {});
    const occupied = path.join(folder, 'occupied.gguf');
    writeFileSync(occupied, 'something of mine');
    await expect(place(temporary, occupied)).rejects.toMatchObject({ code: 'target-occupied' });
    expect(readFileSync(occupied, 'utf8')).toBe('something of mine');
    const free = freeName(folder, 'occupied.gguf');
    expect(path.basename(free)).toBe('occupied (2).gguf');
    await place(temporary, free);
    expect(sha256Of(free)).toBe(sha256);
    expect(existsSync(temporary)).toBe(false);
  });
});
