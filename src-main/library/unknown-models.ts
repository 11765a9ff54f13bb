import type { ReadingView, UnknownFileView } from '../../src-preload/contract/library.ts';
import { partFileOf } from '../models/part-file.ts';
import type { UnknownFile } from './unknown-files.ts';

/** Unknown files that are one thing to a person: all files of one model in order, or one file. */
export type UnknownGroup = readonly [UnknownFile, ...UnknownFile[]];

/** Files of one model together where all of them are there; every other file alone, where it is. Pure. */
export function groupUnknown(
  files: readonly UnknownFile[],
  nameOf: (file: UnknownFile) => string,
): readonly UnknownGroup[] {
  const sets = new Map<string, UnknownFile[]>();
  for (const file of files) {
    const part = file.kind === 'model' ? partFileOf(nameOf(file)) : null;
    const key = part === null ? file.id : `${part.base}\n${part.count}`;
    sets.set(key, [...(sets.get(key) ?? []), file]);
  }
  return [...sets.values()].flatMap((set): readonly UnknownGroup[] => {
    const indexes = new Set(set.map((file) => partFileOf(nameOf(file))?.index));
    const count = partFileOf(nameOf(set[0] as UnknownFile))?.count;
    if (set.length === 1 || indexes.size !== count || set.length !== count) return set.map((file) => [file]);
    return [
      set.toSorted((a, b) => nameOf(a).localeCompare(nameOf(b), 'en')) as [UnknownFile, ...UnknownFile[]],
    ];
  });
}

/** Several files as one: read when all are, and a model when all are. Pure. */
export function groupView(
  views: readonly [UnknownFileView, ...UnknownFileView[]],
  reading: ReadingView | null,
): UnknownFileView {
  const [first] = views;
  if (views.length === 1) return { ...first, reading };
  const findings = views.map(({ finding }) => finding);
  const finding =
    (['not-a-model', 'unread', 'unverified'] as const).find((one) => findings.includes(one)) ??
    'have-it-already';
  return {
    ...first,
    name: partFileOf(first.name)?.base ?? first.name,
    bytes: views.reduce((sum, view) => sum + view.bytes, 0),
    modifiedAtMs: Math.max(...views.map(({ modifiedAtMs }) => modifiedAtMs)),
    isYoung: views.some(({ isYoung }) => isYoung),
    reading,
    finding,
    // Each file has its own.
    sha256: null,
  };
}
