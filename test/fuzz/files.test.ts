import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import builtIn from '../../src-main/catalogue/built-in.json' with { type: 'json' };
import { keepIn } from '../../src-main/catalogue/kept.ts';
import { parseCatalogue, parseJson } from '../../src-main/catalogue/load.ts';
import { NogginError } from '../../src-main/errors.ts';
import { openLedger } from '../../src-main/ledger/ledger.ts';
import { openOrReplaceLedger } from '../../src-main/ledger/open-or-replace.ts';
import { isSignedBy } from '../../src-main/platform/signature.ts';
import { createSettings } from '../../src-main/settings.ts';
import { settingsSchema } from '../../src-preload/contract/requests.ts';
import { createMessages } from '../support/fuzz/messages.ts';
import { fuzzSeed } from '../support/fuzz/seed.ts';
import { newDownload } from '../support/ledger/rows.ts';
import { seededRandom } from '../support/random.ts';
import { tempFolder } from '../support/temp-folder.ts';

const seed = fuzzSeed();
const policy = { allowLoopbackHttp: false };

/** The result, or the code of a typed error. Anything else is thrown on: that is what a fuzz is for. */
function typed<T>(run: () => T): T | string {
  try {
    return run();
  } catch (error) {
    if (error instanceof NogginError) return error.code;
    throw error;
  }
}

/** Some bytes of a file turned into others, cut off, doubled or put in. */
function damaged(content: Buffer, random: () => number): Buffer {
  const below = (limit: number): number => Math.floor(random() * limit);
  let bytes: Buffer = Buffer.from(content);
  for (let left = 1 + below(8); left > 0; left -= 1) {
    const at = below(bytes.length);
    const kind = below(8);
    if (kind < 4) bytes[at] = below(256);
    else if (kind === 4) bytes.fill(below(256), at, Math.min(bytes.length, at + below(5000)));
    else if (kind === 5) bytes = bytes.subarray(0, at + 1);
    else if (kind === 6) bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(below(at + 1))]);
    else if (bytes.length > 4) bytes.writeUInt32BE(below(2 ** 32), Math.min(at, bytes.length - 4));
  }
  return bytes;
}

describe('catalogues', () => {
  const text = Buffer.from(JSON.stringify(builtIn));

  test('2,000 damaged ones are parsed or refused as a whole', () => {
    const random = seededRandom(seed);
    for (let round = 0; round < 2000; round += 1) {
      const outcome = typed(() => parseCatalogue(parseJson(damaged(text, random)), policy));
      if (typeof outcome === 'string') expect(outcome, `seed ${seed}, ${round}`).toBe('catalogue-invalid');
      else for (const { url } of outcome.models) expect(new URL(url).protocol).toBe('https:');
    }
  });

  test('1,000 with a field replaced are parsed or refused', () => {
    const random = seededRandom(seed + 1);
    const next = createMessages(seed, ['x']);
    const fields = Object.keys(builtIn.models[0] ?? {});
    for (let round = 0; round < 1000; round += 1) {
      const model = {
        ...builtIn.models[0],
        [fields[Math.floor(random() * fields.length)] ?? '']: next().payload,
      };
      const outcome = typed(() => parseCatalogue({ ...builtIn, models: [model, next().payload] }, policy));
      expect(outcome, `seed ${seed}, ${round}`).toBe('catalogue-invalid');
      const alone = typed(() => parseCatalogue({ ...builtIn, models: [model] }, policy));
      if (typeof alone === 'string') expect(alone).toBe('catalogue-invalid');
      expect(typed(() => parseCatalogue(next().payload, policy))).toBe('catalogue-invalid');
    }
  });

  test('a damaged copy never passes for signed', async () => {
    const random = seededRandom(seed + 2);
    const file = path.join(tempFolder(), 'catalogue.signed');
    const key = Buffer.alloc(44).toString('base64');
    for (let round = 0; round < 200; round += 1) {
      writeFileSync(file, damaged(Buffer.concat([Buffer.from(`${'A'.repeat(86)}==\n`), text]), random));
      const kept = await keepIn(file).read();
      expect(isSignedBy(key, kept?.bytes ?? Buffer.alloc(0), kept?.signature ?? '')).toBe(false);
    }
  });
});

describe('settings', () => {
  test('stay within their bounds, whatever is stored', () => {
    const ledger = openLedger(path.join(tempFolder(), 'ledger.sqlite'));
    const settings = createSettings(ledger);
    const names = Object.keys(settingsSchema.shape);
    const anyRow = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc
        .dictionary(fc.constantFrom(...names, '__proto__', 'constructor'), fc.jsonValue())
        .map((one) => JSON.stringify(one)),
    );
    fc.assert(
      fc.property(anyRow, (row) => {
        ledger.settings.set('settings', row);
        expect(settingsSchema.safeParse(settings.read()).success).toBe(true);
        settings.change({ parallelDownloads: 3 });
        expect(settings.read().parallelDownloads).toBe(3);
      }),
      { numRuns: 300 },
    );
    ledger.close();
  });
});

describe('ledgers', () => {
  /** One with rows in most tables, closed, so that all is in one file. */
  function aLedger(folder: string): Buffer {
    const file = path.join(folder, 'whole.sqlite');
    const ledger = openLedger(file);
    ledger.transaction(() => {
      for (let index = 0; index < 30; index += 1) {
        ledger.downloads.insert(newDownload(`id-${index}`, `model-${index}`));
        ledger.pieces.record(`id-${index}`, [{ index: 0, bytes: 1000, crc32: index }]);
        ledger.installed.put({
          modelId: `installed-${index}`,
          name: 'x'.repeat(300),
          path: `/models/${index}.gguf`,
          bytes: 1000,
          modifiedAtMs: 1,
          sha256: 'a'.repeat(64),
          provenAtMs: 1,
          adopted: false,
          downloadId: null,
        });
      }
    });
    ledger.close();
    return readFileSync(file);
  }

  test('250 damaged ones are opened, set aside, or refused with a typed error, and then work', () => {
    const folder = tempFolder();
    const whole = aLedger(folder);
    const random = seededRandom(seed + 3);
    const outcomes = { opened: 0, setAside: 0, refused: 0, failing: 0 };
    for (let round = 0; round < 250; round += 1) {
      const file = path.join(folder, `${round}`, 'ledger.sqlite');
      const bytes = damaged(whole, random);
      writeLedger(file, bytes);
      const opened = typed(() => openOrReplaceLedger(file));
      if (typeof opened === 'string') {
        expect(opened, `seed ${seed}, ${round}`).toMatch(/^ledger-(?:unavailable|from-future)$/);
        outcomes.refused += 1;
        continue;
      }
      const { ledger, setAside } = opened;
      if (setAside === null) outcomes.opened += 1;
      else {
        outcomes.setAside += 1;
        // What was damaged is kept, byte for byte.
        expect(readFileSync(setAside).equals(bytes)).toBe(true);
      }
      const used = typed(() => {
        ledger.transaction(() => {
          ledger.settings.set('models-folder', '1');
          ledger.downloads.live();
          ledger.downloads.leftovers();
          ledger.installed.all();
          ledger.removals.all();
          ledger.temporaryFiles.all();
          for (let index = 0; index < 30; index += 1) ledger.pieces.of(`id-${index}`);
        });
        return 'used';
      });
      expect(['used', 'ledger-unavailable'], `seed ${seed}, ${round}`).toContain(used);
      if (used !== 'used') outcomes.failing += 1;
      ledger.close();
    }
    console.info(`seed ${seed}: ${JSON.stringify(outcomes)}`);
    expect(outcomes.opened + outcomes.setAside).toBeGreaterThan(150);
  });
});

function writeLedger(file: string, bytes: Buffer): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, bytes);
}
