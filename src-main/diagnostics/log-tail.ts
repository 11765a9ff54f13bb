import { open } from 'node:fs/promises';
import path from 'node:path';
import type { Redact } from './redact.ts';
import { redactFacts } from './redact-facts.ts';

/** Lines that are worked on in one go: the window must not stutter for it. */
const linesAtOnce = 40;

/**
 * The newest lines of a log, redacted once more: what an earlier version wrote has not been through our hands.
 * @param files oldest first; those that are not there are passed over
 * @param mostBytes of all together
 * @returns name and text of each file, oldest first
 */
export async function readLogTail(
  files: readonly string[],
  mostBytes: number,
  redact: Redact,
): Promise<readonly { readonly name: string; readonly text: string }[]> {
  const found: { name: string; text: string }[] = [];
  let left = mostBytes;
  for (const file of files.toReversed()) {
    if (left <= 0) break;
    const end = await readEnd(file, left);
    if (end === null) continue;
    left -= end.length;
    found.unshift({ name: path.basename(file), text: await redactLines(end.toString('utf8'), redact) });
  }
  return found;
}

/** The end of a file, from the first whole line on; null when there is none to be read. */
async function readEnd(file: string, mostBytes: number): Promise<Buffer | null> {
  try {
    const handle = await open(file, 'r');
    try {
      const { size } = await handle.stat();
      const from = Math.max(0, size - mostBytes);
      const buffer = Buffer.alloc(size - from);
      const { bytesRead } = await handle.read(buffer, 0, buffer.byteLength, from);
      const read = buffer.subarray(0, bytesRead);
      return from === 0 ? read : read.subarray(read.indexOf(10) + 1);
    } finally {
      await handle.close();
    }
  } catch {
    return null;
  }
}

async function redactLines(text: string, redact: Redact): Promise<string> {
  const lines = text.split('\n');
  const told: string[] = [];
  for (let at = 0; at < lines.length; at += linesAtOnce) {
    for (const line of lines.slice(at, at + linesAtOnce)) told.push(redactLine(line, redact));
    await new Promise(setImmediate);
  }
  return told.join('\n');
}

/** By its values where it is JSON: the text as a whole would lose its shape. */
function redactLine(line: string, redact: Redact): string {
  if (line === '') return line;
  try {
    return JSON.stringify(redactFacts(JSON.parse(line), redact));
  } catch {
    return redact(line);
  }
}
