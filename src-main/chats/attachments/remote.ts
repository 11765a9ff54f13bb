import path from 'node:path';
import { NogginError } from '../../errors.ts';
import { escapeForDisplay } from '../../names/for-display.ts';
import { runWorker } from '../../platform/run-worker.ts';
import type { AttachmentOutcome, ReadAttachment } from './port.ts';

/** What a hostile file may take of memory, in MB. */
const mostMemoryMb = 512;
const deadlineMs = 15_000;

/**
 * {@link ReadAttachment} in a worker thread for each file, one at a time.
 * @param workerUrl the built or source file of ./worker.ts
 * @param limitMs after this the file counts as unreadable, in milliseconds
 */
export function createRemoteAttachments(workerUrl: URL, limitMs: number = deadlineMs): ReadAttachment {
  let last: Promise<unknown> = Promise.resolve();
  return (file) => {
    const outcome = last.then(() => readApart(workerUrl, file, limitMs));
    last = outcome;
    return outcome.then((told) => {
      if (told.kind === 'text') {
        return { name: escapeForDisplay(path.basename(file)), text: told.text, characters: told.text.length };
      }
      const { code, message, details } = told.error;
      throw new NogginError(code, message, { details: details ?? {} });
    });
  };
}

/** Never rejects, and takes no longer than `limitMs`. */
function readApart(workerUrl: URL, file: string, limitMs: number): Promise<AttachmentOutcome> {
  return runWorker<AttachmentOutcome, AttachmentOutcome>({
    url: workerUrl,
    data: file,
    isQuiet: true,
    resourceLimits: { maxOldGenerationSizeMb: mostMemoryMb },
    hear: (outcome) => outcome,
    broken: () => ended('broken'),
    limit: { ms: limitMs, outcome: () => ended('too-slow') },
  });
}

function ended(reason: string): AttachmentOutcome {
  const message = 'Reading this file did not end well';
  return { kind: 'failed', error: { code: 'file-unreadable', message, details: { reason } } };
}
