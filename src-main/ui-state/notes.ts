import type { NoteName } from '../ledger/settings.ts';

/** Small things that are remembered from one start to the next. */
export interface Notes {
  read(name: NoteName): string | null;
  write(name: NoteName, value: string): void;
}
