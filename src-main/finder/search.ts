import { realpath } from 'node:fs/promises';
import path from 'node:path';
import type { FoundView, SearchView } from '../../src-preload/contract/storage.ts';
import type { Admission } from '../admin-policy/admission.ts';
import type { Downloadable } from '../downloads/ports.ts';
import { createContiguousBuffer, openContiguousBytes } from '../downloads/verifier/contiguous-bytes.ts';
import type { Verify } from '../downloads/verifier/port.ts';
import { NogginError } from '../errors.ts';
import type { Log } from '../log-port.ts';
import type { LocalFile } from '../model-files/local-file.ts';
import { randomUUID } from '../platform/late-crypto.ts';
import { claimOf } from './claims.ts';
import type { KnownFolder } from './known-folders.ts';
import { ollamaNameIn } from './ollama-names.ts';
import { createSeenFiles, isModelName, type SeenFile } from './seen-files.ts';
import { type InstalledCopy, sameFileAs, sizesTwice, twinWith, withTwin } from './twins.ts';
import { type UnlistedModel, unlistedModel } from './unlisted.ts';
import { type WalkLimits, type WalkReport, walk } from './walk.ts';

/** What the search takes from the rest of main. */
export interface SearchPorts {
  readonly log: Log;
  readonly verify: Verify;
  readonly admission: Pick<Admission, 'mayBe' | 'needsHash'>;
  places(): readonly KnownFolder[];
  /** Models worth finding: those of the catalogue that are not installed. */
  wanted(): readonly Downloadable[];
  /** The installed files of this size. */
  installedOf(bytes: number): readonly InstalledCopy[];
  /** Paths of installed files, and of those that they were taken from. */
  taken(): ReadonlySet<string>;
  /** Where models would go. */
  modelsFolder(): string;
}

/** Looks for models that other programs have on this computer: only when asked, and only reading. */
export interface Search {
  start(): void;
  stop(): Promise<void>;
  view(): SearchView;
  /** What was found, and its files in order. @throws NogginError `unknown-id` */
  found(id: string): { readonly row: FoundView; readonly files: readonly LocalFile[] };
  onChange(listener: () => void): void;
}

const limits: WalkLimits = { depth: 8, entries: 100_000 };
/** Limit of the list. */
const mostUnlisted = 200;
const nothing: SearchView = {
  state: 'idle',
  doneBytes: 0,
  totalBytes: 0,
  found: [],
  unlisted: [],
  twins: [],
  apps: [],
  unreadable: 0,
  wasCutShort: false,
};

/** A file, and what it is by its hash. */
type Hashed = (file: SeenFile) => Promise<string | null>;

export function createSearch(ports: SearchPorts): Search {
  const listeners = new Set<() => void>();
  const filesOf = new Map<string, readonly LocalFile[]>();
  let view = nothing;
  let stop: AbortController | null = null;
  let work: Promise<void> = Promise.resolve();

  const show = (part: Partial<SearchView>): void => {
    view = { ...view, ...part };
    for (const listener of listeners) listener();
  };

  /** All files, and the names Ollama gives some of them. */
  const collect = async (signal: AbortSignal) => {
    const seen = createSeenFiles();
    const names = new Map<string, string>();
    // What lies in the models folder itself is Noggin's own.
    const places = ports.places().filter(({ folder }) => folder !== ports.modelsFolder());
    for (const place of places) {
      const report: WalkReport = { isThere: false, unreadable: 0, wasCutShort: false };
      for await (const file of walk(place.folder, limits, report, signal)) {
        seen.add(file, place);
        const named = place.app === 'ollama' ? await ollamaNameIn(file) : null;
        if (named !== null) names.set(named.sha256, named.name);
      }
      show({
        apps: report.isThere && !view.apps.includes(place.app) ? [...view.apps, place.app] : view.apps,
        unreadable: view.unreadable + report.unreadable,
        wasCutShort: view.wasCutShort || report.wasCutShort,
      });
    }
    return { files: seen.all(), names };
  };

  const look = async (signal: AbortSignal): Promise<void> => {
    const wanted = ports.wanted();
    const { files, names } = await collect(signal);
    const isToBeHashed = hashedAmong(files);
    const claims = files.map((file) => ({ file, claim: claimOf(file, wanted) }));
    const isRead = ({ file, claim }: (typeof claims)[number]): boolean =>
      claim !== null ? !claim.isNamedByContent : isToBeHashed(file);
    show({ totalBytes: claims.filter(isRead).reduce((sum, { file }) => sum + file.bytes, 0) });
    const hash = remembering((file) => hashOf(file, signal));
    // Files named by their hash are free to offer: do not read them.
    const named = claims.filter(({ claim }) => claim?.isNamedByContent === true);
    const others = claims.filter(({ claim }) => claim !== null && !claim.isNamedByContent);
    const left = claims.filter(({ claim }) => claim === null).map(({ file }) => file);
    for (const { file, claim } of [...named, ...others]) {
      if (signal.aborted) return;
      const sha256 = claim?.isNamedByContent === true ? file.namedSha256 : await hash(file);
      const model = wanted.find((one) => one.sha256 !== null && one.sha256 === sha256);
      if (model === undefined) left.push(file);
      else if (view.found.some(({ modelId }) => modelId === model.id))
        showTwin(file, { name: model.name, id: null });
      else await offerListed(file, model);
    }
    const known: Hashed = async (file) => file.namedSha256 ?? (isToBeHashed(file) ? await hash(file) : null);
    const bySeen = new Map(files.map((file) => [file.seen, file]));
    const hashesOf = async (model: UnlistedModel): Promise<readonly (string | null)[]> => {
      const hashes: (string | null)[] = [];
      for (const { seen } of model.files) {
        const file = bySeen.get(seen);
        hashes.push(file === undefined ? null : await known(file));
      }
      return hashes;
    };
    const offered = new Map<string, string>();
    for (const file of left.toSorted((a, b) => offeredLate(a) - offeredLate(b))) {
      if (signal.aborted || view.unlisted.length >= mostUnlisted) return;
      if (!ports.admission.mayBe({ bytes: file.bytes, sha256: file.namedSha256 })) continue;
      if (await isOfInstalled(file, known)) continue;
      const model = await unlistedModel(
        file,
        names.get(file.namedSha256 ?? '') ?? null,
        ports.modelsFolder(),
      );
      if (model === null) continue;
      const hashes = await hashesOf(model);
      const content = hashes.includes(null) ? null : hashes.join(' ');
      const name = content === null ? undefined : offered.get(content);
      if (name !== undefined) showTwin({ ...file, bytes: model.bytes }, { name, id: null });
      else if (offerUnlisted(file, model, hashes) && content !== null) offered.set(content, model.name);
    }
  };

  const offerListed = async (file: SeenFile, { id: modelId, name }: Downloadable): Promise<void> => {
    const { path: found, bytes, seen, place } = file;
    const real = await realpath(found).catch(() => null);
    // Gone meanwhile.
    if (real === null) return;
    const row = { id: randomUUID(), modelId, name, bytes, app: place.app, path: found };
    filesOf.set(row.id, [{ path: real, fileName: path.basename(found), bytes, seen }]);
    show({ found: [...view.found, row] });
  };

  /** Which of these files are read: those that may be here twice, or not allowed. */
  const hashedAmong = (files: readonly SeenFile[]): ((file: SeenFile) => boolean) => {
    const twice = sizesTwice(files.filter((file) => isModelName(file) || file.namedSha256 !== null));
    return (file) => {
      const { bytes, namedSha256 } = file;
      if (namedSha256 !== null || !isModelName(file) || !ports.admission.mayBe({ bytes })) return false;
      return twice.has(bytes) || ports.installedOf(bytes).length > 0 || ports.admission.needsHash(bytes);
    };
  };

  /** Shows a further copy of a model; its id is null where it is not installed. */
  const showTwin = (
    file: SeenFile,
    model: Pick<Downloadable, 'name'> & { id: string | null },
    sharesRoom = false,
  ): void => {
    if (view.twins.length >= mostUnlisted) return;
    const { bytes, place, path: found } = file;
    const row = { id: randomUUID(), name: model.name, modelId: model.id };
    show({ twins: withTwin(view.twins, { ...row, bytes, app: place.app, path: found, sharesRoom }) });
  };

  /** Whether the file is an installed one, or a copy of it, which is shown. */
  const isOfInstalled = async (file: SeenFile, hash: Hashed): Promise<boolean> => {
    const installed = ports.installedOf(file.bytes);
    if (installed.length === 0) return false;
    const itself = sameFileAs(file, installed);
    // A name in the models folder itself is no other program's.
    if (itself?.path === file.path) return true;
    const sha256 = itself === null ? await hash(file) : null;
    const copied = itself ?? (sha256 === null ? null : twinWith(sha256, installed));
    if (copied !== null) showTwin(file, { name: copied.name, id: copied.modelId }, itself !== null);
    return copied !== null;
  };

  /** Offers a model of no list, unless it is forbidden or taken already. */
  const offerUnlisted = (
    file: SeenFile,
    model: UnlistedModel,
    hashes: readonly (string | null)[],
  ): boolean => {
    const facts = model.files.map(({ bytes }, at) => ({ bytes, sha256: hashes[at] ?? null }));
    const [first] = model.files;
    if (first === undefined || !facts.every(ports.admission.mayBe) || ports.taken().has(first.path))
      return false;
    const { name, bytes, files } = model;
    const row = { id: randomUUID(), modelId: null, name, bytes, app: file.place.app, path: first.path };
    filesOf.set(row.id, files);
    show({ unlisted: [...view.unlisted, row] });
    return true;
  };

  /** Reads a file; null when it could not be read to its end. */
  const hashOf = async (file: SeenFile, signal: AbortSignal): Promise<string | null> => {
    const before = view.doneBytes;
    const front = createContiguousBuffer();
    openContiguousBytes(front).publish(file.bytes);
    openContiguousBytes(front).finish(file.bytes);
    const outcome = await ports.verify(
      { path: file.path, pieceBytes: file.bytes, front, pieces: [] },
      (hashedBytes) => show({ doneBytes: before + hashedBytes }),
      signal,
    );
    show({
      doneBytes: before + file.bytes,
      unreadable: view.unreadable + (outcome.kind === 'failed' ? 1 : 0),
    });
    // It shrank, or is unreadable.
    return outcome.kind === 'digest' ? outcome.sha256 : null;
  };

  return {
    start: () => {
      if (stop !== null) return;
      const running = new AbortController();
      stop = running;
      view = nothing;
      filesOf.clear();
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
      const found = view.found.filter(({ modelId }) => modelId !== null && wanted.has(modelId));
      // Query once: the view is built at every step.
      const taken = view.unlisted.length === 0 ? null : ports.taken();
      const unlisted = view.unlisted.filter((row) => taken?.has(row.path) !== true);
      const before = view.found.length + view.unlisted.length;
      const left = found.length + unlisted.length;
      // Everything found is in use: nothing left to show.
      if (view.state === 'done' && before > 0 && left === 0 && view.twins.length === 0) return nothing;
      return left === before ? view : { ...view, found, unlisted };
    },
    found: (id) => {
      const row = [...view.found, ...view.unlisted].find((one) => one.id === id);
      const files = filesOf.get(id);
      if (row === undefined || files === undefined) {
        throw new NogginError('unknown-id', 'This was not found, or is gone');
      }
      return { row, files };
    },
    onChange: (listener) => {
      listeners.add(listener);
    },
  };
}

/** Among copies the one with the plainest name is offered: last are those of a store, and before them "name (1).gguf". */
function offeredLate(file: SeenFile): 0 | 1 | 2 {
  if (!isModelName(file)) return 2;
  return / \(\d+\)\.gguf$/i.test(file.path) ? 1 : 0;
}

/** Asks once for each file. */
function remembering(ask: Hashed): Hashed {
  const known = new Map<SeenFile, Promise<string | null>>();
  return (file) => {
    const answer = known.get(file) ?? ask(file);
    known.set(file, answer);
    return answer;
  };
}
