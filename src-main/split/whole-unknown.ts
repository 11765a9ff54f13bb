import type { LibraryView, ReadingView, UnknownFileView } from '../../src-preload/contract/library.ts';
import type { Library } from '../library/library.ts';
import type { Log } from '../log-port.ts';
import { partFileOf } from '../models/part-file.ts';

/** What is asked of files that nobody knows. */
type UnknownCommands = Pick<Library, 'examineFile' | 'adoptFile' | 'removeFile'>;

/** The files that nobody knows, as a person sees them, and what can be asked of them. */
export interface WholeUnknown extends UnknownCommands {
  view(files: LibraryView['unknownFiles']): LibraryView['unknownFiles'];
  /** All files behind the one with this id. */
  behind(id: string): readonly string[];
  /** A reading is stopped: those that wait for their turn are not begun. */
  forget(id: string): void;
}

/** All parts of one model that lie in the models folder, and no download put there, are one file to a person. */
export function wholeUnknown(library: Library, log: Pick<Log, 'warn'>): WholeUnknown {
  const waiting = new Map<string, string[]>();
  const present = (): LibraryView['unknownFiles'] => library.view().unknownFiles;
  const groupOf = (id: string): readonly UnknownFileView[] =>
    groups(present()).find((group) => group.some((file) => file.id === id)) ?? [];
  const behind = (id: string): readonly string[] => {
    const group = groupOf(id);
    return group.length === 0 ? [id] : group.map((file) => file.id);
  };
  /** One after another, so that the disk reads one file at a time. */
  const goOn = (): void => {
    for (const [first, left] of waiting) {
      const files = present();
      if (behind(first).some((id) => files.find((file) => file.id === id)?.reading)) continue;
      const next = left.shift();
      if (next === undefined) {
        waiting.delete(first);
        continue;
      }
      try {
        library.examineFile(next);
      } catch (error) {
        waiting.delete(first);
        log.warn('a part could not be read', { fileId: next, error: String(error) });
      }
    }
  };
  library.onChange(goOn);
  const each = async (
    files: readonly UnknownFileView[],
    id: string,
    act: (id: string) => Promise<void>,
  ): Promise<void> => {
    for (const one of files.length > 0 ? files.map((file) => file.id) : [id]) await act(one);
  };

  return {
    behind,
    forget: (id) => {
      for (const one of behind(id)) waiting.delete(one);
    },
    view: (files) =>
      groups(files).flatMap(([first, ...others]) => {
        if (first === undefined) return [];
        return others.length === 0 ? [first] : [wholeFile([first, ...others])];
      }),
    examineFile: (id) => {
      const unread = groupOf(id).filter(({ finding }) => finding === 'unread');
      const [first, ...left] = unread.map((file) => file.id);
      library.examineFile(first ?? id);
      if (first !== undefined && left.length > 0) waiting.set(first, left);
    },
    adoptFile: (id) => {
      const group = groupOf(id);
      const able = group.length > 1 ? group.filter(({ finding }) => finding === 'unverified') : group;
      return each(able, id, library.adoptFile);
    },
    removeFile: (id) => each(groupOf(id), id, library.removeFile),
  };
}

/** Whole sets of parts together in order; everything else alone, where it is. */
function groups(files: readonly UnknownFileView[]): readonly (readonly UnknownFileView[])[] {
  const sets = new Map<string, UnknownFileView[]>();
  const keyOf = ({ id, name, kind }: UnknownFileView): string => {
    const part = kind === 'model' ? partFileOf(name) : null;
    return part === null ? id : `${part.base}\n${part.count}`;
  };
  for (const file of files) sets.set(keyOf(file), [...(sets.get(keyOf(file)) ?? []), file]);
  return [...sets.values()].flatMap((set) => {
    const indexes = new Set(set.map(({ name }) => partFileOf(name)?.index));
    const count = partFileOf(set[0]?.name ?? '')?.count;
    if (set.length === 1 || indexes.size !== count || set.length !== count) return set.map((file) => [file]);
    return [set.toSorted((a, b) => a.name.localeCompare(b.name, 'en'))];
  });
}

/** Several files as one: read when all are, and a model when all are. */
function wholeFile(parts: readonly [UnknownFileView, ...UnknownFileView[]]): UnknownFileView {
  const [first] = parts;
  const findings = parts.map(({ finding }) => finding);
  const bytes = parts.reduce((sum, part) => sum + part.bytes, 0);
  const finding =
    (['not-a-model', 'unread', 'unverified'] as const).find((one) => findings.includes(one)) ??
    'have-it-already';
  return {
    ...first,
    name: partFileOf(first.name)?.base ?? first.name,
    bytes,
    modifiedAtMs: Math.max(...parts.map(({ modifiedAtMs }) => modifiedAtMs)),
    isYoung: parts.some(({ isYoung }) => isYoung),
    reading: wholeReading(parts, bytes),
    finding,
    // Each part has its own.
    sha256: null,
    error: parts.find(({ error }) => error !== null)?.error ?? null,
  };
}

function wholeReading(parts: readonly UnknownFileView[], totalBytes: number): ReadingView | null {
  const reading = parts.find((part) => part.reading !== null)?.reading ?? null;
  if (reading === null) return null;
  const read = parts.filter((part) => part.finding !== 'unread' && part.reading === null);
  const before = read.reduce((sum, { bytes }) => sum + bytes, 0);
  return { ...reading, doneBytes: before + reading.doneBytes, totalBytes };
}
