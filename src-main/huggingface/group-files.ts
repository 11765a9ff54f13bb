import type { CompanionRole } from '../../src-preload/contract/huggingface.ts';
import { roleOfName } from '../gguf/role.ts';
import { quantizationOf } from './quantization.ts';

/** A file as the hub lists it. */
export interface ListedFile {
  readonly path: string;
  readonly bytes: number | null;
  /** From the LFS id; null where the hub does not show it. */
  readonly sha256: string | null;
}

/** One model: its files in order, one or several. */
export interface ModelFiles {
  readonly files: readonly [ListedFile, ...ListedFile[]];
  /** What it is by its name, where that is no model by itself. */
  readonly role: CompanionRole | null;
}

type Files = ModelFiles['files'];

/** More parts than any model has. */
const maxParts = 999;
const partName = /^(.*)-(\d{5})-of-(\d{5})\.gguf$/i;

/**
 * What ends in .gguf among the files of a repository, each told for what its name says it is; parts of a split model are
 * put together, an incomplete one is left out. Pure.
 */
export function groupFiles(files: readonly ListedFile[]): readonly ModelFiles[] {
  const groups = groupParts(files);
  const named = groups.map(([{ path }]) => roleOfName(path, quantizationOf(path)));
  // Words that all file names share mean nothing.
  const tellsApart = named.some((name) => name === null);
  return groups.map((group, at) => {
    const name = named[at] ?? null;
    return { files: group, role: name !== null && (name.isSure || tellsApart) ? name.role : null };
  });
}

function groupParts(files: readonly ListedFile[]): readonly Files[] {
  const models = files.filter(({ path }) => /\.gguf$/i.test(path));
  const whole: Files[] = [];
  const sets = new Map<string, { readonly count: number; readonly parts: Map<number, ListedFile> }>();
  for (const file of models) {
    const match = partName.exec(file.path);
    if (match === null) {
      whole.push([file]);
      continue;
    }
    const count = Number(match[3]);
    const key = `${match[1]}\n${count}`;
    const set = sets.get(key) ?? { count, parts: new Map() };
    set.parts.set(Number(match[2]), file);
    sets.set(key, set);
  }
  for (const { count, parts } of sets.values()) {
    const ordered = count >= 1 && count <= maxParts ? inOrder(parts, count) : null;
    if (ordered !== null) whole.push(ordered);
  }
  return whole;
}

function inOrder(parts: ReadonlyMap<number, ListedFile>, count: number): Files | null {
  // Incomplete groups must not cost as much as complete ones.
  if (parts.size !== count) return null;
  const found = Array.from({ length: count }, (_, index) => parts.get(index + 1));
  const present = found.filter((file) => file !== undefined);
  const [first, ...others] = present;
  return first !== undefined && present.length === count ? [first, ...others] : null;
}
