import { closeSync, openSync, writeSync } from 'node:fs';

/** Overwrites some bytes of a file in place, as a failing disk or another program does. */
export function damage(file: string, at: number, bytes = 16): void {
  const fd = openSync(file, 'r+');
  try {
    writeSync(fd, Buffer.alloc(bytes, 0xa5), 0, bytes, at);
  } finally {
    closeSync(fd);
  }
}
