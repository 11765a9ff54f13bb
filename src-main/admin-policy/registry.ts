import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** Only administrators can write below it (learn.microsoft.com, Group Policy and the registry). */
const key = 'HKLM\\Software\\Policies\\Noggin';
const value = 'Policy';
const patienceMs = 5000;

/**
 * The text of the policy in the registry of Windows; null where there is none.
 * @throws Error where it cannot be asked
 */
export function readRegistryPolicy(): string | null {
  const tool = path.win32.join(systemFolder(), 'reg.exe');
  const asked = spawnSync(tool, ['query', key, '/v', value, '/reg:64'], {
    ...{ encoding: 'utf8', windowsHide: true, timeout: patienceMs },
    // Nothing of the person's decides what runs, or how.
    env: {},
  });
  if (asked.error !== undefined) throw asked.error;
  // It ends with 1 where there is no such key or value.
  return asked.status === 0 ? valueIn(asked.stdout) : null;
}

/** "    Policy    REG_SZ    {...}": the value behind its name and kind; null where there is none. Pure. */
export function valueIn(output: string): string | null {
  const line = output.split(/\r?\n/).find((each) => each.trimStart().startsWith(`${value} `));
  const found = line === undefined ? null : /^\s*\S+ {4}REG_(?:EXPAND_)?SZ {4}(.*)$/.exec(line);
  return found?.[1] ?? null;
}

/** Where Windows has loaded itself from: variables of the environment are the person's to set. */
function systemFolder(): string {
  const { sharedObjects } = process.report.getReport() as { readonly sharedObjects: readonly string[] };
  return systemFolderOf(sharedObjects);
}

/** Pure. @throws Error where nothing of it is loaded */
export function systemFolderOf(loaded: readonly string[]): string {
  const own = loaded.find((file) => path.win32.basename(file).toLowerCase() === 'ntdll.dll');
  if (own === undefined) throw new Error('The folder of Windows cannot be told');
  return path.win32.dirname(own);
}
