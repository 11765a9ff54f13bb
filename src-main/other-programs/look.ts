import { access, lstat, stat } from 'node:fs/promises';
import path from 'node:path';
import { otherPrograms } from '../../src-preload/contract/program-command.ts';
import type { UseItView } from '../../src-preload/contract/use-it.ts';
import { type FinderEnvironment, knownFoldersOf } from '../finder/known-folders.ts';
import { partFileOf } from '../models/part-file.ts';
import { diskError } from '../platform/disk-errors.ts';
import { placesOfPrograms } from './places.ts';

/**
 * Looks which other programs are here, and how they can use a model's file. Nothing is started or changed.
 * @param file an installed file, the first of a model in several
 * @throws NogginError of the disk when the file cannot be looked at
 */
export async function lookAtUse(file: string, surroundings: FinderEnvironment): Promise<UseItView> {
  const places = placesOfPrograms(surroundings);
  const isHere = await Promise.all(otherPrograms.map((program) => anyThere(places[program])));
  try {
    const facts = await lstat(file);
    return {
      found: otherPrograms.filter((_, index) => isHere[index]),
      hasOneName: facts.isFile() && facts.nlink === 1,
      isOneFile: partFileOf(path.basename(file)) === null,
      lmStudioElsewhere: await isElsewhere((await stat(file)).dev, surroundings),
    };
  } catch (error) {
    throw diskError(error);
  }
}

async function anyThere(places: readonly string[]): Promise<boolean> {
  const found = await Promise.all(places.map((place) => access(place).then(yes, no)));
  return found.includes(true);
}

/** Whether LM Studio's folder is known to lie on another disk. */
async function isElsewhere(device: number, surroundings: FinderEnvironment): Promise<boolean> {
  const folders = knownFoldersOf(surroundings).filter(({ app }) => app === 'lm-studio');
  for (const { folder } of folders) {
    const facts = await stat(folder).catch(() => null);
    // The first that is there is the one in use: what a person has set comes before the defaults.
    if (facts !== null) return facts.dev !== device;
  }
  return false;
}

const yes = (): boolean => true;
const no = (): boolean => false;
