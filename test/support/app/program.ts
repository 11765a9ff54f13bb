import { projectRoot, readRuntime, runtimeSwitches } from '../../../script/lib/runtime.ts';

/** Names the packaged program that the end-to-end tests are to drive in place of the sources' build. */
export const packagedProgram = 'NOGGIN_TEST_PROGRAM';

/** Whether a packaged program is driven: it is started without a folder, and is less open than the sources' build. */
export const isPackaged = process.env[packagedProgram] !== undefined;

/** How to start the app under test. */
export interface Start {
  readonly executable: string;
  readonly args: readonly string[];
}

/**
 * The app under test, with these arguments.
 * @param switches for Electron itself; they come before the app's folder
 */
export function programWith(args: readonly string[], switches: readonly string[] = []): Start {
  const runtime = readRuntime();
  const first = [...runtimeSwitches(runtime), ...switches];
  const packaged = process.env[packagedProgram];
  if (packaged !== undefined) return { executable: packaged, args: [...first, ...args] };
  return { executable: runtime.executable, args: [...first, projectRoot, ...args] };
}
