import type { FoundView, SearchView } from '../../src-preload/contract/storage.ts';
import type { Downloadable } from '../downloads/ports.ts';
import { createFrontBuffer, openFront } from '../downloads/verifier/front.ts';
import type { Verify } from '../downloads/verifier/port.ts';
import { NogginError } from '../errors.ts';
import type { Log } from '../log-port.ts';
import { randomUUID } from '../platform/late-crypto.ts';
import { type Claim, claimOf } from './claims.ts';
import type { Place } from './places.ts';
import { type WalkedFile, type WalkLimits, type WalkReport, walk } from './walk.ts';

/** What the search takes from the rest of main. */
export interface SearchPorts {
  readonly log: Log;
  readonly verify: Verify;
  places(): readonly Place[];
  /** Models worth finding: those of the catalogue that are not installed. */
  wanted(): readonly Downloadable[];
}

/** Looks for models that other programs have on this computer: only when asked, and only reading. */
export interface Search {
  start(): void;
  stop(): Promise<void>;
  view(): SearchView;
  /** @throws NogginError `unknown-id` */
  found(id: string): FoundView;
  onChange(listener: () => void): void;
}

const limits: WalkLimits = { depth: 8, entries: 100_000 };
const nothing: SearchView = {
  state: 'idle',
  doneBytes: 0,
  totalBytes: 0,
  found: [],
  apps: [],
  unreadable: 0,
  wasCutShort: false,
};

interface Candidate {
  readonly file: WalkedFile;
  readonly claim: Claim;
  readonly place: Place;
}

export function createSearch(ports: SearchPorts): Search {
  const listeners = new Set<() => void>();
  let view = nothing;
  let stop: AbortController | null = null;
  let work: Promise<void> = Promise.resolve();

  const show = (part: Partial<SearchView>): void => {
    view = { ...view, ...part };
    for (const listener of listeners) listener();
  };

  /** The files whose size is that of a model. */
  const collect = async (wanted: readonly Downloadable[], signal: AbortSignal): Promise<Candidate[]> => {
    const candidates: Candidate[] = [];
    for (const place of ports.places()) {
      const report: WalkReport = { isThere: false, unreadable: 0, wasCutShort: false };
      for await (const file of walk(place.folder, limits, report, signal)) {
        const claim = claimOf(file, wanted);
        if (claim !== null) candidates.push({ file, claim, place });
      }
      show({
        apps: report.isThere && !view.apps.includes(place.app) ? [...view.apps, place.app] : view.apps,
        unreadable: view.unreadable + report.unreadable,
        wasCutShort: view.wasCutShort || report.wasCutShort,
      });
    }
    return candidates;
  };

  const look = async (signal: AbortSignal): Promise<void> => {
    const wanted = ports.wanted();
    const candidates = await collect(wanted, signal);
    // What is named by its content costs nothing to offer; then it need not be sought among the others.
    const inOrder = [
      ...candidates.filter(({ claim }) => claim.isNamedByContent),
      ...candidates.filter(({ claim }) => !claim.isNamedByContent),
    ];
    show({
      totalBytes: inOrder.reduce(
        (sum, { file, claim }) => sum + (claim.isNamedByContent ? 0 : file.bytes),
        0,
      ),
    });
    for (const { file, claim, place } of inOrder) {
      if (signal.aborted) return;
      const model = claim.isNamedByContent ? claim.model : await modelIn(file, wanted, signal);
      if (model !== null && !view.found.some(({ modelId }) => modelId === model.id)) {
        const { id: modelId, name } = model;
        const row = { id: randomUUID(), modelId, name, bytes: file.bytes, app: place.app, path: file.path };
        show({ found: [...view.found, row] });
      }
    }
  };

  /** Reads a file: the model that it is, or null. */
  const modelIn = async (
    file: WalkedFile,
    wanted: readonly Downloadable[],
    signal: AbortSignal,
  ): Promise<Downloadable | null> => {
    const before = view.doneBytes;
    const front = createFrontBuffer();
    openFront(front).publish(file.bytes);
    openFront(front).finish(file.bytes);
    const outcome = await ports.verify(
      { path: file.path, pieceBytes: file.bytes, front, pieces: [] },
      (hashedBytes) => show({ doneBytes: before + hashedBytes }),
      signal,
    );
    show({
      doneBytes: before + file.bytes,
      unreadable: view.unreadable + (outcome.kind === 'failed' ? 1 : 0),
    });
    // It became shorter meanwhile, or cannot be read: then it is not one.
    if (outcome.kind !== 'digest') return null;
    return wanted.find(({ sha256 }) => sha256 === outcome.sha256) ?? null;
  };

  return {
    start: () => {
      if (stop !== null) return;
      const running = new AbortController();
      stop = running;
      view = nothing;
      show({ state: 'looking' });
      work = look(running.signal)
        .catch((error: unknown) => ports.log.warn('the search for models ended', { error: String(error) }))
        .finally(() => {
          stop = null;
          show({ state: 'done' });
        });
    },
    stop: async () => {
      stop?.abort();
      await work;
    },
    view: () => {
      const wanted = new Set(ports.wanted().map(({ id }) => id));
      const found = view.found.filter(({ modelId }) => wanted.has(modelId));
      // All that was found is in use: there is nothing left to say.
      if (view.state === 'done' && view.found.length > 0 && found.length === 0) return nothing;
      return found.length === view.found.length ? view : { ...view, found };
    },
    found: (id) => {
      const row = view.found.find((one) => one.id === id);
      if (row === undefined) throw new NogginError('unknown-id', 'This was not found, or is gone');
      return row;
    },
    onChange: (listener) => {
      listeners.add(listener);
    },
  };
}
