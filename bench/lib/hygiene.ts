import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { memoryFolder } from './source.ts';
import { findTool } from './tools.ts';

const chunk = Buffer.alloc(4 * 1024 * 1024, 1);

/**
 * Gives every run the same start: nothing of the last one on the disk or waiting to be written, and as much memory as
 * the run will need already allocated (a virtual machine returns free pages to its host, and the next to need them pays
 * for that).
 */
export function freshStart(folder: string, bytes: number): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const sync = findTool('sync');
  if (sync !== null) execFileSync(sync);
  if (memoryFolder === null) return;
  const file = path.join(memoryFolder, `noggin-bench-warm-${process.pid}`);
  const fd = openSync(file, 'w');
  try {
    for (let at = 0; at < bytes; at += chunk.length) writeSync(fd, chunk);
  } finally {
    closeSync(fd);
    rmSync(file);
  }
}
