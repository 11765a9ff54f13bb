import { truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aFileSaying, aForeignFile } from '../../test/support/gguf/companions.ts';
import { ggufPlan, writeGguf } from '../../test/support/gguf/generate.ts';
import { aModelFile } from '../../test/support/hub/scene.ts';
import { tempFolder } from '../../test/support/temp-folder.ts';
import { expectWholeModel } from './expect-model.ts';
import { readFront } from './front.ts';

function written(content: Uint8Array): string {
  const file = path.join(tempFolder(), 'm.gguf');
  writeFileSync(file, content);
  return file;
}

describe('the length of a file', () => {
  it('equals what its tensor table says, to the byte', () => {
    const { header, totalBytes, tensors } = ggufPlan({ bytes: 3_000_000 });
    const last = tensors.at(-1);
    const end = BigInt(header.length + (last?.offset ?? 0) + (last?.bytes ?? 0));
    expect(readFront(header)?.leastBytes).toBe(end);
    expect(Number(end)).toBeLessThanOrEqual(totalBytes);
  });

  it('is refused when cut anywhere, and accepted when longer', async () => {
    const folder = tempFolder();
    const file = path.join(folder, 'm.gguf');
    const bytes = 5_000_000;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 8, max: bytes - 32 }), async (length) => {
        await writeGguf(file, { bytes });
        truncateSync(file, length);
        await expect(expectWholeModel(file)).rejects.toMatchObject({ code: 'file-cut-off' });
      }),
      { numRuns: 15, examples: [[Math.floor(bytes * 0.6)], [8], [24], [bytes - 32]] },
    );
    await writeGguf(file, { bytes });
    await expectWholeModel(file);
    truncateSync(file, bytes + 10_000);
    await expectWholeModel(file);
  });

  it('is not checked for tensors of an unknown type', async () => {
    const content = aFileSaying({});
    const type = content.lastIndexOf(Buffer.from([0, 4, 0, 0, 0, 0, 0, 0])) + 8;
    const known = written(content.subarray(0, 4200));
    await expect(expectWholeModel(known)).rejects.toMatchObject({ code: 'file-cut-off' });
    content.writeUInt32LE(4711, type);
    await expectWholeModel(written(content.subarray(0, 4200)));
  });

  it('is not checked for a newer version of GGUF or another format', async () => {
    const newer = aModelFile(100_000);
    newer.writeUInt32LE(4, 4);
    await expectWholeModel(written(newer.subarray(0, 60_000)));
    await expectWholeModel(written(Buffer.from('GGUF and so on')));
    await expectWholeModel(written(Buffer.alloc(0)));
  });
});

it.each([
  ['adapter', aFileSaying({ 'general.type': 'adapter' })],
  ['foreign-order', aForeignFile()],
])('rejects a file that is no model by itself: %s', async (role, content) => {
  await expect(expectWholeModel(written(content))).rejects.toMatchObject({
    code: 'companion-file',
    details: { role },
  });
});

it('parses any bytes after the magic in bounded time, without a throw', () => {
  const good = aModelFile(60_000).subarray(0, 20_000);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(19_999), fc.nat(255)), { maxLength: 8 }),
      fc.nat(20_000),
      (edits, cut) => {
        const bytes = Buffer.from(good.subarray(0, cut));
        for (const [at, value] of edits) if (at >= 4 && at < bytes.length) bytes[at] = value;
        const front = readFront(bytes);
        if (front !== null) expect(front.tensors).toBeTypeOf('bigint');
      },
    ),
    { numRuns: 500 },
  );
});
