import { z } from 'zod';
import type { HardwareView } from '../../src-preload/contract/computer.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Log } from '../log-port.ts';

const bytes = z.number().positive().nullable();
const schema = z.object({
  folder: z.string(),
  view: z.object({
    hasUnifiedMemory: z.boolean(),
    graphicsCards: z.array(z.object({ name: z.string(), memoryBytes: bytes })).nullable(),
    disk: z.object({
      fileSystem: z.string().nullable(),
      largestFileBytes: bytes,
      isRemovable: z.boolean().nullable(),
    }),
  }),
});
const settingName = 'hardware';

/** What was found, and for which models folder. */
export interface Remembered {
  readonly folder: string;
  readonly view: HardwareView;
}

/** Keeps what was found in the ledger, so that the recommendation is right at once the next time. Never throws. */
export function hardwareMemory(ledger: Ledger, log: Log) {
  return {
    recall: (): Remembered | null => {
      try {
        const parsed = schema.safeParse(JSON.parse(ledger.settings.get(settingName) ?? 'null'));
        return parsed.success ? parsed.data : null;
      } catch {
        return null;
      }
    },
    remember: (found: Remembered): void => {
      try {
        ledger.transaction(() => ledger.settings.set(settingName, JSON.stringify(found)));
      } catch (error) {
        // A ledger that cannot be written just now (FAULTS C8): the next start looks anew.
        log.warn('the hardware was not remembered', { error: String(error) });
      }
    },
  };
}
