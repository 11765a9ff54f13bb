// Builds the unpacked app of this platform into dist/, with the Electron that the bootstrap chose: nothing is
// fetched. Installers (dmg, nsis, AppImage, deb) are built by electron-builder itself where its tools are at hand.
import path from 'node:path';
import { buildApp } from './build.ts';
import { command } from './lib/command.ts';
import { projectRoot, readRuntime } from './lib/runtime.ts';

const runtime = readRuntime();
await buildApp();
const builder = path.join(projectRoot, 'node_modules', 'electron-builder', 'cli.js');
const args = ['--dir', '--publish=never', `-c.electronVersion=${runtime.version}`];
if (runtime.packagingDist !== null) args.push(`-c.electronDist=${runtime.packagingDist}`);
process.exitCode = await command(process.execPath, [builder, ...args]);
