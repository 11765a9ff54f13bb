import { cpSync } from 'node:fs';
import path from 'node:path';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { packagedExecutable, packagedFolder } from '../lib/packaged.ts';

/**
 * Copies the packaged app into `folder` and opens the one fuse that lets tests drive main: its inspector.
 * @returns the program
 */
export async function openedCopy(folder: string): Promise<string> {
  cpSync(packagedFolder(), folder, { recursive: true, verbatimSymlinks: true });
  const program = path.join(folder, path.relative(packagedFolder(), packagedExecutable()));
  await flipFuses(program, {
    version: FuseVersion.V1,
    resetAdHocDarwinSignature: true,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  return program;
}
