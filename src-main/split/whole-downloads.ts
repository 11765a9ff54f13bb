import type { DownloadAction, DownloadView } from '../../src-preload/contract/downloads.ts';
import type { InstalledView, NoticeView } from '../../src-preload/contract/snapshot.ts';
import type { DownloadChange, Downloads } from '../downloads/manager-port.ts';
import { NogginError } from '../errors.ts';
import { partOf, partRange, together, wholeId, wholeName } from '../models/part.ts';
import { wholeDownload } from './whole-download.ts';

/**
 * The downloads as a person sees them: a model that comes in several files is one. Each part stays a download of its
 * own underneath, resumed and proven by itself; commands to the whole reach every part they apply to.
 */
export function wholeDownloads(downloads: Downloads): Downloads {
  const partsOf = (base: string): readonly DownloadView[] =>
    downloads.between(...partRange(base)).filter(({ modelId }) => partOf(modelId)?.base === base);
  const presentBytes = (base: string): number =>
    downloads
      .installed()
      .filter(({ modelId }) => partOf(modelId)?.base === base)
      .reduce((sum, { bytes }) => sum + bytes, 0);
  const viewOf = (group: readonly DownloadView[]): DownloadView | null => {
    const [first, ...others] = group;
    if (first === undefined) return null;
    const base = partOf(first.modelId)?.base;
    if (base === undefined) return first;
    const view = wholeDownload([first, ...others], presentBytes(base));
    bases.set(view.id, base);
    return view;
  };
  /** What the wholes that were ever shown have in common, by their ids. */
  const bases = new Map<string, string>();
  const behind = (id: string): readonly DownloadView[] => {
    const one = downloads.find(id);
    if (one !== null) return [one];
    const base = bases.get(id);
    return base === undefined ? partsBehind(downloads, id) : inOrder(partsOf(base));
  };
  const each = (id: string, action: DownloadAction, act: (id: string) => void): void => {
    const parts = behind(id);
    // An id that nobody knows, or a command that fits no part, is refused as the downloads refuse it.
    if (parts.length <= 1) {
      act(parts[0]?.id ?? id);
      return;
    }
    const able = parts.filter(({ actions }) => actions.includes(action));
    if (able.length === 0) throw new NogginError('not-now', `This cannot be done now: ${action}`);
    for (const part of able) act(part.id);
  };
  /** The waiting parts pass their neighbour one after another, and all of it when it has parts itself. */
  const reorder = (id: string, direction: 'up' | 'down'): void => {
    const mine = behind(id).filter(isWaiting);
    if (mine.length === 0) {
      downloads.reorder(behind(id)[0]?.id ?? id, direction);
      return;
    }
    const edge = direction === 'up' ? mine[0] : mine.at(-1);
    const neighbour = edge === undefined ? null : downloads.neighbour(edge.id, direction);
    if (neighbour === null) return;
    const base = partOf(neighbour.modelId)?.base;
    const steps = base === undefined ? 1 : partsOf(base).filter(isWaiting).length;
    for (const part of direction === 'up' ? mine : mine.toReversed()) {
      for (let step = 0; step < steps; step += 1) downloads.reorder(part.id, direction);
    }
  };
  const list = (): readonly DownloadView[] =>
    together(downloads.list(), ({ modelId }) => modelId).flatMap((group) => viewOf(group) ?? []);

  const gone = new Map<string, string>();
  /** What a change of a part is to the whole. */
  const whole = (change: DownloadChange): DownloadChange | null => {
    if (change.kind === 'gone') {
      const base = gone.get(change.id);
      if (base === undefined) return change;
      const left = viewOf(inOrder(partsOf(base)));
      return left === null ? { kind: 'gone', id: wholeId(base) } : { kind: 'transition', download: left };
    }
    if (change.kind !== 'progress' && change.kind !== 'transition') return change;
    const { download } = change;
    const base = partOf(download.modelId)?.base;
    if (base === undefined) return change;
    gone.set(download.id, base);
    const others = partsOf(base).filter(({ id }) => id !== download.id);
    // A part that is there is no news while others are still coming: its bytes count among those.
    const parts = download.state === 'complete' && others.length > 0 ? others : [...others, download];
    const view = viewOf(inOrder(parts));
    if (view === null) return null;
    if (download.state !== 'complete' || others.length > 0) return { kind: change.kind, download: view };
    // The last one is there, and among what is present already.
    const bytes = presentBytes(base);
    return {
      kind: change.kind,
      download: { ...view, receivedBytes: bytes, totalBytes: bytes, hashedBytes: bytes },
    };
  };

  return {
    ...downloads,
    pause: (id) => each(id, 'pause', downloads.pause),
    resume: (id) => each(id, 'resume', downloads.resume),
    cancel: (id) => each(id, 'cancel', downloads.cancel),
    retry: (id) => each(id, 'retry', downloads.retry),
    replace: (id) => each(id, 'replace', downloads.replace),
    reorder,
    // The map is of one file: of the part that is at work.
    pieces: (id) => {
      const parts = behind(id);
      return downloads.pieces((parts.find(({ state }) => state === 'downloading') ?? parts[0])?.id ?? id);
    },
    list,
    find: (id) => {
      const parts = behind(id);
      return parts.length === 0 ? null : viewOf(parts);
    },
    installed: () => {
      const rows = downloads.installed();
      const whole = new Set(rows.flatMap(({ modelId }) => partOf(modelId)?.base ?? []));
      return wholeInstalled(rows, [...whole].flatMap(partsOf));
    },
    notices: () => wholeNotices(downloads.notices()),
    dismissNotice: (id) => {
      const notice = downloads.notices().find((one) => one.id === id);
      const same =
        notice === undefined ? [] : downloads.notices().filter((one) => keyOf(one) === keyOf(notice));
      for (const one of same.length > 0 ? same : [{ id }]) downloads.dismissNotice(one.id);
    },
    onChange: (listener) =>
      downloads.onChange((change) => {
        const told = whole(change);
        if (told !== null) listener(told);
      }),
  };
}

/** The downloads behind an id that a person sees: the parts of a whole in order, the one with this id, or none. */
export function partsBehind(downloads: Pick<Downloads, 'list'>, id: string): readonly DownloadView[] {
  const all = downloads.list();
  const parts = all.filter(({ modelId }) => {
    const part = partOf(modelId);
    return part !== null && wholeId(part.base) === id;
  });
  return parts.length > 0
    ? (together(parts, ({ modelId }) => modelId)[0] ?? [])
    : all.filter((one) => one.id === id);
}

/** The parts of one model, in order. */
function inOrder(parts: readonly DownloadView[]): readonly DownloadView[] {
  return together(parts, ({ modelId }) => modelId)[0] ?? [];
}

function isWaiting({ state }: DownloadView): boolean {
  return state === 'pending';
}

/**
 * Installed models, a whole one as its first part with the bytes of all. Parts whose others are on their way are left
 * out; parts that were left alone stand for themselves. Pure.
 */
export function wholeInstalled(
  rows: readonly InstalledView[],
  coming: readonly DownloadView[],
): readonly InstalledView[] {
  return together(rows, ({ modelId }) => modelId).flatMap((group) => {
    const [first] = group;
    const part = first === undefined ? null : partOf(first.modelId);
    if (first === undefined || part === null) return group;
    const isComing = coming.some(({ modelId }) => partOf(modelId)?.base === part.base);
    if (group.length < part.count) return isComing ? [] : group;
    return [
      {
        ...first,
        name: wholeName(first.name),
        bytes: group.reduce((sum, { bytes }) => sum + bytes, 0),
        provenAtMs: Math.max(...group.map(({ provenAtMs }) => provenAtMs)),
        adopted: group.every(({ adopted }) => adopted),
        parts: group.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 })),
      },
    ];
  });
}

/** One notice for all parts. */
function wholeNotices(notices: readonly NoticeView[]): readonly NoticeView[] {
  const seen = new Set<string>();
  return notices.flatMap((notice) => {
    if (seen.has(keyOf(notice))) return [];
    seen.add(keyOf(notice));
    if (notice.kind !== 'interrupted' || wholeName(notice.name) === notice.name) return [notice];
    // The share of one part says nothing of the whole.
    return [{ ...notice, name: wholeName(notice.name), percent: null }];
  });
}

function keyOf(notice: NoticeView): string {
  const isPart = notice.kind === 'interrupted' && wholeName(notice.name) !== notice.name;
  return isPart ? `part of ${wholeName(notice.name)}` : notice.id;
}
