import { z } from 'zod';
import type { Log } from '../log-port.ts';

/** One look at what the publisher of an installed model offers. */
export interface Look {
  /** When it was, in milliseconds since 1970. */
  readonly atMs: number;
  /** SHA-256 of the new files; null where the model had not changed. */
  readonly newHashes: readonly string[] | null;
}

/** The last look at each model, by the model's id. */
export type Looks = ReadonlyMap<string, Look>;

const schema = z.record(
  z.string(),
  z.object({ atMs: z.number().finite(), newHashes: z.array(z.string()).nullable() }),
);

/** A text that outlives the process. Both may throw. */
export interface KeptText {
  read(): string | null;
  write(text: string): void;
}

/** Where looks are kept from one start to the next. */
export interface NewsMemory {
  recall(): Looks;
  remember(looks: Looks): void;
}

/** Never throws: what cannot be read or kept is looked at again. */
export function newsMemory(kept: KeptText, log: Pick<Log, 'warn'>): NewsMemory {
  return {
    recall: () => {
      try {
        const parsed = schema.safeParse(JSON.parse(kept.read() ?? '{}'));
        return new Map(parsed.success ? Object.entries(parsed.data) : []);
      } catch (error) {
        log.warn('the looks at newer models were not read', { error: String(error) });
        return new Map();
      }
    },
    remember: (looks) => {
      try {
        kept.write(JSON.stringify(Object.fromEntries(looks)));
      } catch (error) {
        log.warn('the looks at newer models were not remembered', { error: String(error) });
      }
    },
  };
}
