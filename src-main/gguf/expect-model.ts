import type { CompanionRole } from '../../src-preload/contract/huggingface.ts';
import { NogginError } from '../errors.ts';
import type { GgufFront } from './front.ts';
import { type LocalFront, readLocalFront } from './read-front.ts';
import { roleOfFront } from './role.ts';

/** What each is, in English for logs and the command line; the window has its own words. */
const sentences: Readonly<Record<CompanionRole, string>> = {
  drafter: 'This file only helps another model to answer faster (a drafter)',
  adapter: 'This file changes another model (an adapter)',
  projector: 'This file lets another model see pictures (a projector)',
  calibration: 'This file holds data for quantizing, and no model',
  vocabulary: 'This file holds the words of a model, but not its weights',
  'foreign-order': 'This file is made for another kind of computer (big-endian)',
  'too-old': 'This file is of an old format that is not read any more',
};

/** The error that says what a file is that is no model by itself. */
export function companionError(role: CompanionRole, file: string | null = null): NogginError {
  const details = { role, ...(file === null ? {} : { file }) };
  return new NogginError('companion-file', sentences[role], { details });
}

/**
 * Checks what can be told of a file on a disk without loading it: that it is a model by itself, and that it is as long as
 * its table of tensors says. What cannot be read here, a newer version among it, passes.
 * @throws NogginError `companion-file`, `file-cut-off`, or of the disk
 */
export async function expectWholeModel(path: string): Promise<void> {
  expectWhole(await readLocalFront(path));
}

/** The same of a front that was read. @throws NogginError `companion-file`, `file-cut-off` */
export function expectWhole({ beginning, front, fileBytes, isAll }: LocalFront): void {
  if (beginning === 'foreign-order' || beginning === 'too-old') throw companionError(beginning);
  if (front === null) return;
  const role = roleOfFront(front);
  if (role !== null) throw companionError(role);
  if (front.leastBytes === null && isAll) throw cutOff(fileBytes, null);
  expectLength(front, fileBytes);
}

/** @throws NogginError `file-cut-off` when the table says that the file is longer than it is */
export function expectLength({ leastBytes }: GgufFront, fileBytes: number | null): void {
  if (leastBytes !== null && fileBytes !== null && leastBytes > BigInt(fileBytes)) {
    throw cutOff(fileBytes, leastBytes);
  }
}

function cutOff(bytes: number, leastBytes: bigint | null): NogginError {
  return new NogginError('file-cut-off', 'The end of this file is missing', {
    details: { bytes, leastBytes: leastBytes === null ? null : Number(leastBytes) },
  });
}
