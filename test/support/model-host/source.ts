import { open } from 'node:fs/promises';
import type { Faults, Source } from './faults.ts';

/** A file's bytes as they are served. */
export interface Content {
  readonly bytes: number;
  /** The bytes from `offset` on, at most as many as `buffer` holds; in `buffer`, or a view of memory. */
  read(offset: number, buffer: Buffer): Promise<Uint8Array>;
}

/** A content that may hold an open file. */
export interface OpenContent extends Content {
  close(): Promise<void>;
}

/** Opens a source. @throws the file system's error when a path is unreadable */
export async function openSource(source: Source): Promise<OpenContent> {
  if (typeof source === 'string') return openFile(source);
  const close = async () => {};
  if (source instanceof Uint8Array) {
    const read = async (offset: number, buffer: Buffer) => source.subarray(offset, offset + buffer.length);
    return { bytes: source.length, read, close };
  }
  const read = async (offset: number, buffer: Buffer) => buffer.subarray(0, source.readAt(offset, buffer));
  return { bytes: source.totalBytes, read, close };
}

async function openFile(path: string): Promise<OpenContent> {
  const file = await open(path, 'r');
  return {
    bytes: (await file.stat()).size,
    async read(offset, buffer) {
      const { bytesRead } = await file.read(buffer, 0, buffer.length, offset);
      return buffer.subarray(0, bytesRead);
    },
    close: () => file.close(),
  };
}

/** The content with its faults applied: A9 longer, A22 shorter. */
export function resized(content: Content, faults: Faults): Content {
  if (faults.truncatedTo === undefined && faults.grownBy === undefined) return content;
  const kept = Math.min(content.bytes, faults.truncatedTo ?? content.bytes);
  const bytes = kept + (faults.grownBy ?? 0);
  return {
    bytes,
    async read(offset, buffer) {
      const wanted = Math.min(buffer.length, bytes - offset);
      if (offset >= kept) return buffer.subarray(0, wanted).fill(EXTRA_BYTE);
      return content.read(offset, buffer.subarray(0, Math.min(wanted, kept - offset)));
    },
  };
}

/** Sent where the file has no byte of its own (A9). */
export const EXTRA_BYTE = 0xaa;

/** The content with one byte flipped (A22). */
export function corrupted(content: Content, at: number): Content {
  return {
    bytes: content.bytes,
    async read(offset, buffer) {
      const bytes = await content.read(offset, buffer);
      if (at < offset || at >= offset + bytes.length) return bytes;
      const copy = Buffer.from(bytes);
      copy[at - offset] = (copy[at - offset] ?? 0) ^ 0xff;
      return copy;
    },
  };
}
