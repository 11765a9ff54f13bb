import { randomUUID } from 'node:crypto';
import { openLedger } from '../../../src-main/ledger/ledger.ts';

/** Fills a ledger with downloads that are over, "Model 0" to "Model n - 1", through the app's own code. */
export function tellMuch(file: string, count: number): void {
  const ledger = openLedger(file);
  try {
    ledger.together(() => {
      for (let index = 0; index < count; index += 1) {
        const id = randomUUID();
        const targetPath = `/nowhere/model-${index}.gguf`;
        const row = ledger.downloads.insert({
          id,
          modelId: `model-${index}`,
          name: `Model ${index}`,
          sourceUrl: `https://models.example/${index}.gguf`,
          targetPath,
          partialPath: `${targetPath}.${id}.partial`,
          expectedBytes: 1_000_000 * (1 + (index % 9_000)),
          expectedSha256: 'a'.repeat(64),
        });
        ledger.downloads.move(row, { to: 'cancelled' });
        ledger.downloads.clearLeftover(id);
      }
    });
  } finally {
    ledger.close();
  }
}
