#!/usr/bin/env node
// Makes a fresh clone ready to run: packages, the Electron runtime, system libraries, SQLite for that runtime.
// Runs on Node 20 with nothing installed; when all is there it only looks. Then it goes on with the script named on
// its command line, if any: `node script/bootstrap.mjs script/start.ts`.
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { findRuntime } from './bootstrap/electron/runtime.mjs';
import { ensureSqlite, needsCompiler } from './bootstrap/electron/sqlite.mjs';
import { install } from './bootstrap/install.mjs';
import { runtimeFile } from './bootstrap/places.mjs';
import { Problem, say } from './bootstrap/problem.mjs';
import { ensureSystem } from './bootstrap/system.mjs';
import { goOnWith } from './bootstrap/then.mjs';

async function bootstrap() {
  if (Number.parseInt(process.versions.node, 10) < 20) {
    throw new Problem(
      `Node ${process.versions.node} is too old: install Node 20 or newer, then run the same command again.`,
    );
  }
  await install();
  const runtime = await findRuntime();
  const display = !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'];
  await ensureSystem({ display, compile: needsCompiler(runtime.version) });
  await ensureSqlite(runtime);
  await mkdir(path.dirname(runtimeFile), { recursive: true });
  await writeFile(`${runtimeFile}.${process.pid}`, `${JSON.stringify(runtime, null, 2)}\n`);
  await rename(`${runtimeFile}.${process.pid}`, runtimeFile);
}

try {
  await bootstrap();
  const command = process.argv.slice(2);
  if (command.length > 0) process.exitCode = await goOnWith(command);
} catch (error) {
  if (error instanceof Problem) say(error.message);
  else
    say(
      `The bootstrap failed in a way nobody foresaw, please report this: ${error instanceof Error ? error.stack : error}`,
    );
  process.exitCode = 1;
}
