import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { toErrorView } from '../../errors.ts';
import { diskError } from '../../platform/disk-errors.ts';
import { plainText } from './plain-text.ts';
import { type AttachmentOutcome, mostBytes, mostCharacters } from './port.ts';

/** A PDF says so within these, as all readers take it. */
const searchedBytes = 1024;

/**
 * The thread that extracts text from an untrusted file: whatever happens, only the thread ends. `workerData` is the
 * path.
 */
async function main(): Promise<void> {
  const outcome = await read(String(workerData)).catch(
    (error: unknown): AttachmentOutcome => unreadable(toErrorView(diskError(error)).code),
  );
  parentPort?.postMessage(outcome);
}

async function read(file: string): Promise<AttachmentOutcome> {
  // Do not block on a pipe. Windows has neither.
  const handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  const bytes = await bytesOf(handle).finally(() => handle.close());
  if (bytes === null) return unreadable('not-a-file');
  if (bytes.length > mostBytes) return unreadable('too-large');
  const text = await textOf(bytes);
  if (text === null) return unreadable('not-text');
  if (text.trim() === '') return unreadable('no-text');
  if (text.length <= mostCharacters) return { kind: 'text', text };
  const message = 'There is more text in this file than any model takes';
  return { kind: 'failed', error: { code: 'question-too-long', message, details: { mostCharacters } } };
}

/** One byte more than is allowed at most; null for what is no file. */
async function bytesOf(handle: FileHandle): Promise<Buffer | null> {
  if (!(await handle.stat()).isFile()) return null;
  const chunks: Buffer[] = [];
  for (let left = mostBytes + 1; left > 0; ) {
    const chunk = Buffer.alloc(Math.min(left, 1024 * 1024));
    const { bytesRead } = await handle.read(chunk);
    if (bytesRead === 0) break;
    chunks.push(chunk.subarray(0, bytesRead));
    left -= bytesRead;
  }
  return Buffer.concat(chunks);
}

async function textOf(bytes: Buffer): Promise<string | null> {
  if (!bytes.subarray(0, searchedBytes).includes('%PDF-')) return plainText(bytes);
  try {
    const { pdfText } = await import('./pdf-text.ts');
    return await pdfText(bytes, mostCharacters);
  } catch {
    // Damaged, or enciphered.
    return null;
  }
}

function unreadable(reason: string): AttachmentOutcome {
  const message = 'No text can be read from this file';
  return { kind: 'failed', error: { code: 'file-unreadable', message, details: { reason } } };
}

void main();
