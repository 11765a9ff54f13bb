// Builds the unpacked app of this platform into dist/, with the Electron that the bootstrap chose: nothing is
// fetched. Installers (dmg, nsis, AppImage, deb) are built by electron-builder itself where its tools are at hand.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildApp } from './build.ts';
import { command } from './lib/command.ts';
import { developmentMark, packagedFolder } from './lib/packaged.ts';
import { projectRoot, readRuntime } from './lib/runtime.ts';

const developmentNotice =
  'This Noggin stands on the Electron of development, which is never released. It is for trying only.\n';

const runtime = readRuntime();
await buildApp();
const builder = path.join(projectRoot, 'node_modules', 'electron-builder', 'cli.js');
const args = ['--dir', '--publish=never', `-c.electronVersion=${runtime.version}`];
if (runtime.packagingDist !== null) args.push(`-c.electronDist=${runtime.packagingDist}`);
const made = await command(process.execPath, [builder, ...args]);
if (made === 0 && runtime.kind === 'carried') markUnreleasable();
process.exitCode = made;

/** A build on the Electron of development is for testing only: a file beside the program says so. */
function markUnreleasable(): void {
  writeFileSync(path.join(packagedFolder(), developmentMark), developmentNotice);
  console.log(developmentNotice.trimEnd());
}
