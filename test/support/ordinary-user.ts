import { chownSync } from 'node:fs';
import { onTestFinished } from 'vitest';

const nobody = 65_534;

/**
 * Makes permissions count for the rest of the present test: root is exempt from them, so a root process becomes an
 * ordinary user who owns `paths`.
 */
export function becomeOrdinaryUser(...paths: readonly string[]): void {
  if (process.getuid?.() !== 0) return;
  for (const path of paths) chownSync(path, nobody, nobody);
  process.seteuid?.(nobody);
  onTestFinished(() => process.seteuid?.(0));
}
