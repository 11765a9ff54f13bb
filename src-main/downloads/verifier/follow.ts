import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { crc32 } from 'node:zlib';
import { NogginError, toErrorView } from '../../errors.ts';
import { diskError } from '../../platform/disk-errors.ts';
import { neverWaiting } from '../../platform/flush.ts';
import type { PieceRecord } from '../piece-map.ts';
import { openContiguousBytes } from './contiguous-bytes.ts';
import type { VerifyOutcome, VerifySpec } from './port.ts';

/** Reads of 1 MiB came out best in the trials. */
const readBytes = 1024 * 1024;
const progressMs = 200;
/** Wait in slices, to look at the clock for progress. */
const waitMs = 1000;

/**
 * Hashes a growing file right behind its writer, while its pages are in memory. Blocks its thread while waiting: for
 * worker threads only, which are ended from outside.
 */
export function follow(spec: VerifySpec, onProgress: (hashedBytes: number) => void): VerifyOutcome {
  let fd: number | null = null;
  try {
    fd = fs.openSync(spec.path, fs.constants.O_RDONLY | neverWaiting);
    if (!fs.fstatSync(fd).isFile()) {
      throw new NogginError('not-a-file', 'What is to be read is no file', { details: { path: spec.path } });
    }
    return followOpen(fd, spec, onProgress);
  } catch (error) {
    const { code, message } = toErrorView(diskError(error));
    return { kind: 'failed', code, message };
  } finally {
    if (fd !== null) fs.closeSync(fd);
  }
}

function followOpen(fd: number, spec: VerifySpec, onProgress: (hashedBytes: number) => void): VerifyOutcome {
  const front = openContiguousBytes(spec.front);
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(readBytes);
  const damage = createDamageCheck(fd, spec);
  let at = 0;
  let toldMs = 0;
  for (;;) {
    const { bytes, end } = front.read();
    if (at < bytes) {
      const length = fs.readSync(fd, buffer, 0, Math.min(readBytes, bytes - at), at);
      if (length === 0) return damage.all(Math.floor(at / spec.pieceBytes));
      const chunk = buffer.subarray(0, length);
      const damaged = damage.in(at, chunk);
      if (damaged !== null) return damage.all(damaged);
      hash.update(chunk);
      at += length;
    } else if (end !== null) {
      onProgress(at);
      return { kind: 'digest', sha256: hash.digest('hex'), bytes: at };
    } else {
      front.waitBeyond(bytes, waitMs);
    }
    if (performance.now() - toldMs >= progressMs) {
      toldMs = performance.now();
      onProgress(at);
    }
  }
}

/** Compares recorded checksums on the way; names all damage once the first is found. */
function createDamageCheck(fd: number, spec: VerifySpec) {
  const recorded = new Map(spec.pieces.map((piece) => [piece.index, piece]));
  let index = -1;
  let running = 0;
  let seen = 0;

  return {
    /** The first piece whose recorded prefix ended in this chunk and differs. Takes the file in order, gap-free. */
    in: (offset: number, chunk: Uint8Array): number | null => {
      for (let done = 0; done < chunk.byteLength; ) {
        const at = offset + done;
        const piece = Math.floor(at / spec.pieceBytes);
        const part = chunk.subarray(done, (piece + 1) * spec.pieceBytes - offset);
        if (piece !== index) {
          index = piece;
          running = 0;
          seen = 0;
        }
        const record = recorded.get(piece);
        if (record !== undefined && seen < record.bytes) {
          const counted = part.subarray(0, record.bytes - seen);
          running = crc32(counted, running);
          if (seen + counted.byteLength === record.bytes && running !== record.crc32) return piece;
        }
        seen += part.byteLength;
        done += part.byteLength;
      }
      return null;
    },
    all: (first: number): VerifyOutcome => {
      const later = spec.pieces.filter(
        (piece) => piece.index > first && isDamaged(fd, piece, spec.pieceBytes),
      );
      return { kind: 'damaged', pieces: [first, ...later.map((piece) => piece.index)] };
    },
  };
}

/** Whether the bytes on the disk differ from what was recorded of this piece. */
function isDamaged(fd: number, piece: PieceRecord, pieceBytes: number): boolean {
  const buffer = Buffer.allocUnsafe(piece.bytes);
  const length = fs.readSync(fd, buffer, 0, piece.bytes, piece.index * pieceBytes);
  return length < piece.bytes || crc32(buffer) !== piece.crc32;
}
