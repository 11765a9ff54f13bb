import type {
  FileState,
  LibraryEntryView,
  LibraryView,
  ReadingView,
  ReceiptView,
  RemovalView,
} from '../../src-preload/contract/library.ts';
import type { InstalledView } from '../../src-preload/contract/snapshot.ts';
import type { Library } from '../library/library.ts';
import type { Log } from '../log-port.ts';
import { partOf, together, wholeName } from '../models/part.ts';
import { partFileOf } from '../models/part-file.ts';
import { wholeUnknown } from './whole-unknown.ts';

/** What the whole library needs besides the library of parts. */
export interface WholeLibraryPorts {
  /** Every installed file. */
  installed(): readonly InstalledView[];
  readonly log: Pick<Log, 'warn'>;
}

/** What worries most comes first. */
const worrying: readonly FileState[] = ['damaged', 'missing', 'drive-missing', 'changed', 'present'];

/** One after another, so that the disk reads one file at a time. */
interface Chain {
  readonly act: (modelId: string) => void;
  readonly kind: ReadingView['kind'];
  readonly left: string[];
  readonly totalBytes: number;
  doneBytes: number;
  at: string;
}

/**
 * The library as a person sees it: a model that comes in several files is one entry, and what is asked of it reaches
 * every file. Parts whose others are missing stand for themselves.
 */
export function wholeLibrary(library: Library, ports: WholeLibraryPorts): Library {
  const chains = new Map<string, Chain>();
  const unknown = wholeUnknown(library, ports.log);
  const bytesOf = (modelId: string): number =>
    ports.installed().find((one) => one.modelId === modelId)?.bytes ?? 0;
  /** All parts of the model this is a part of, when they are all there; else this one alone. */
  const partsOf = (modelId: string): readonly string[] => {
    const part = partOf(modelId);
    const ids = ports.installed().map((one) => one.modelId);
    const group = part === null ? [] : ids.filter((id) => partOf(id)?.base === part.base);
    return group.length === part?.count ? group.toSorted() : [modelId];
  };
  const entryOf = (modelId: string): LibraryEntryView | undefined =>
    library.view().entries.find((entry) => entry.modelId === modelId);

  const chain = (ids: readonly string[], kind: ReadingView['kind'], act: (modelId: string) => void): void => {
    const [first, ...left] = ids;
    if (first === undefined) return;
    act(first);
    if (left.length === 0) return;
    const totalBytes = ids.reduce((sum, id) => sum + bytesOf(id), 0);
    chains.set(keyOf(first), { act, kind, left: [...left], totalBytes, doneBytes: 0, at: first });
  };
  /** Goes on with the next part where one has been read to its end. */
  const goOn = (): void => {
    for (const [key, one] of chains) {
      const entry = entryOf(one.at);
      if (entry !== undefined && entry.reading !== null) continue;
      one.doneBytes += bytesOf(one.at);
      const next = entry === undefined || entry.error !== null ? undefined : one.left.shift();
      if (next === undefined) {
        chains.delete(key);
        continue;
      }
      one.at = next;
      try {
        one.act(next);
      } catch (error) {
        chains.delete(key);
        ports.log.warn('a part could not be read', { modelId: next, error: String(error) });
      }
    }
  };
  library.onChange(goOn);

  const readingOf = (group: readonly LibraryEntryView[]): ReadingView | null => {
    const now = group.find(({ reading }) => reading !== null)?.reading ?? null;
    const one = chains.get(keyOf(group[0]?.modelId ?? ''));
    if (one === undefined) return now;
    return { kind: one.kind, doneBytes: one.doneBytes + (now?.doneBytes ?? 0), totalBytes: one.totalBytes };
  };
  const all = async (modelId: string, act: (modelId: string) => Promise<void>): Promise<void> => {
    for (const id of partsOf(modelId)) await act(id);
  };
  const removalsWith = (id: string): readonly RemovalView[] => {
    const removals = library.view().removals;
    const one = removals.find((removal) => removal.id === id);
    return one === undefined ? [] : removals.filter((other) => nameKey(other) === nameKey(one));
  };

  return {
    ...library,
    view: (): LibraryView => {
      const view = library.view();
      const entries = together(view.entries, ({ modelId }) => modelId).flatMap((group) => {
        const [first, ...others] = group;
        if (first === undefined || partOf(first.modelId)?.count !== group.length) return group;
        return [{ ...wholeEntry([first, ...others]), reading: readingOf(group) }];
      });
      return {
        entries,
        removals: wholeRemovals(view.removals),
        unknownFiles: unknown.view(view.unknownFiles),
      };
    },
    check: (modelId) => chain(partsOf(modelId), 'checking', library.check),
    repair: (modelId) => {
      const parts = partsOf(modelId);
      const broken = parts.filter((id) =>
        ['damaged', 'missing', 'changed'].includes(entryOf(id)?.state ?? ''),
      );
      chain(broken.length > 0 ? broken : parts, 'preparing', library.repair);
    },
    examineFile: unknown.examineFile,
    adoptFile: unknown.adoptFile,
    removeFile: unknown.removeFile,
    stopReading: async (key) => {
      chains.delete(keyOf(key));
      unknown.forget(key);
      for (const id of unknown.behind(key)) await all(id, library.stopReading);
    },
    remove: (modelId) => {
      chains.delete(keyOf(modelId));
      return all(modelId, library.remove);
    },
    undoRemove: async (id) => {
      for (const removal of removalsWith(id)) await library.undoRemove(removal.id);
    },
    finishRemove: async (id) => {
      for (const removal of removalsWith(id)) await library.finishRemove(removal.id);
    },
  };
}

/** The entry of a whole model: as good as its worst part. Pure. */
function wholeEntry(parts: readonly [LibraryEntryView, ...LibraryEntryView[]]): LibraryEntryView {
  const [first] = parts;
  const worst = parts.toSorted((a, b) => worrying.indexOf(a.state) - worrying.indexOf(b.state))[0] ?? first;
  const broken = parts.filter(({ state }) => state === 'damaged' || state === 'missing');
  const damaged = parts.flatMap(({ damagedBytes }) => damagedBytes ?? []);
  return {
    ...first,
    state: worst.state,
    isCurrent: parts.some(({ isCurrent }) => isCurrent),
    byPublisher: parts.every(({ byPublisher }) => byPublisher),
    canRepair: (broken.length > 0 ? broken : parts).every(({ canRepair }) => canRepair),
    damagedBytes: damaged.length === 0 ? null : damaged.reduce((sum, bytes) => sum + bytes, 0),
    error: parts.find(({ error }) => error !== null)?.error ?? null,
    receipt: wholeReceipt(parts.map(({ receipt }) => receipt)) ?? first.receipt,
  };
}

function wholeReceipt(receipts: readonly ReceiptView[]): ReceiptView | null {
  const [first] = receipts;
  if (first === undefined) return null;
  const asked = receipts.flatMap(({ askedAtMs }) => askedAtMs ?? []);
  const askedAtMs = asked.length === receipts.length ? Math.min(...asked) : null;
  const provenAtMs = Math.max(...receipts.map((receipt) => receipt.provenAtMs));
  const sum = (count: (receipt: ReceiptView) => number): number =>
    receipts.reduce((so, receipt) => so + count(receipt), 0);
  return {
    ...first,
    askedAtMs,
    provenAtMs,
    tookMs: askedAtMs === null || first.tookMs === null ? null : Math.max(0, provenAtMs - askedAtMs),
    restarts: sum(({ restarts }) => restarts),
    damages: sum(({ damages }) => damages),
    // All parts are paused together: the one that was paused most often tells.
    pauses: Math.max(...receipts.map(({ pauses }) => pauses)),
  };
}

/** One removal for all parts: an undo brings them all back. */
function wholeRemovals(removals: readonly RemovalView[]): readonly RemovalView[] {
  const wholes = new Map<string, RemovalView>();
  for (const removal of removals) {
    const known = wholes.get(nameKey(removal));
    const part = partFileOf(removal.name);
    const name = removal.isModel ? wholeName(removal.name) : (part?.base ?? removal.name);
    wholes.set(
      nameKey(removal),
      known === undefined ? { ...removal, name } : { ...known, bytes: known.bytes + removal.bytes },
    );
  }
  return [...wholes.values()];
}

function nameKey({ id, name, isModel }: RemovalView): string {
  const part = partFileOf(name);
  if (!isModel) return part === null ? id : `files of ${part.base}, ${part.count}`;
  return wholeName(name) === name ? id : `parts of ${wholeName(name)}`;
}

function keyOf(modelId: string): string {
  return partOf(modelId)?.base ?? modelId;
}
