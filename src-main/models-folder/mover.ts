import { access } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { FolderView, MoveView } from '../../src-preload/contract/storage.ts';
import { createHealer } from '../downloads/healer.ts';
import { toErrorView } from '../errors.ts';
import type { InstalledFile } from '../ledger/installed.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Log } from '../log-port.ts';
import { byModel } from '../models/installed-models.ts';
import { randomUUID } from '../platform/late-crypto.ts';
import { parseJson } from '../platform/parse-json.ts';
import { moveModel } from './move-model.ts';
import type { MoverPorts } from './ports.ts';

/** Moves all models into the models folder, one after another. */
export interface Mover {
  /** Starts, or goes on. */
  start(): void;
  pause(): void;
  /** Leaves what is not moved where it is. */
  end(): Promise<void>;
  view(): MoveView | null;
  elsewhere(): FolderView['elsewhere'];
  /** Called with `moved` when a model has its new place. */
  onChange(listener: (kind: 'progress' | 'moved') => void): void;
  /** Goes on with what an earlier process was at. Temporary files named here must be kept until then. */
  recover(): void;
  keptTemporary(): string | null;
  /** Resolves when nothing is at work; the next start goes on. */
  stop(): Promise<void>;
}

/** State of a move, kept for a crash. */
const plan = z.strictObject({
  state: z.enum(['moving', 'paused']),
  /** The copy that is under way. */
  modelId: z.string().nullable(),
  temporary: z.string().nullable(),
});
type Plan = z.infer<typeof plan>;
const settingName = 'library-move';

export function createMover(ports: MoverPorts): Mover {
  const { ledger } = ports;
  const listeners = new Set<(kind: 'progress' | 'moved') => void>();
  let saved = load(ledger, ports.log);
  let stop: AbortController | null = null;
  let work: Promise<void> = Promise.resolve();
  let view: MoveView | null = null;
  /** Ids of files that are not what they were. */
  const leftBehind = new Set<string>();

  // A move that a missing drive stopped goes on by itself when the drive is back.
  const healer = createHealer(
    ports.healMs,
    async () => {
      if (view?.error?.code !== 'folder-unavailable' || saved?.state !== 'moving') return false;
      const row = next();
      const folder = ports.modelsFolder();
      const target = ports.mayMakeFolder() ? path.dirname(folder) : folder;
      if (row === undefined || !(await areThere(row.path, target))) return true;
      go();
      return false;
    },
    (error) => ports.log.warn('a missing drive could not be looked for', { error: String(error) }),
  );

  const emit = (kind: 'progress' | 'moved'): void => {
    for (const listener of listeners) listener(kind);
  };
  const save = (next: Plan | null): void => {
    ledger.transaction(() => ledger.settings.set(settingName, next === null ? '' : JSON.stringify(next)));
    saved = next;
  };
  const show = (part: Partial<MoveView>): void => {
    if (view === null) return;
    view = { ...view, ...part };
    emit('progress');
  };
  /** Files of a model in a row, so that it is split for as short as possible. */
  const waiting = (): readonly InstalledFile[] => {
    const folder = ports.modelsFolder();
    const rows = ledger.installed.all().filter((row) => path.dirname(row.path) !== folder);
    return byModel(rows).flat();
  };
  const begin = (state: MoveView['state']): void => {
    const rows = waiting();
    leftBehind.clear();
    view = {
      state,
      name: null,
      doneModels: 0,
      totalModels: countModels(rows),
      doneBytes: 0,
      totalBytes: rows.reduce((sum, { bytes }) => sum + bytes, 0),
      error: null,
      leftBehind: [],
    };
  };

  /** Finish a begun copy first. */
  const next = (): InstalledFile | undefined => {
    const rows = waiting().filter(({ modelId }) => !leftBehind.has(modelId));
    return rows.find(({ modelId }) => modelId === saved?.modelId) ?? rows[0];
  };

  const moveAll = async (signal: AbortSignal): Promise<void> => {
    for (let row = next(); row !== undefined && !signal.aborted; row = next()) {
      const begun = saved?.modelId === row.modelId ? saved.temporary : null;
      const temporary = begun ?? path.join(ports.modelsFolder(), `.noggin-${randomUUID()}.incoming`);
      save({ state: saved?.state ?? 'moving', modelId: row.modelId, temporary });
      const before = view?.doneBytes ?? 0;
      show({ name: row.name });
      const outcome = await moveModel(
        row,
        temporary,
        ports,
        (doneBytes) => show({ doneBytes: before + doneBytes }),
        signal,
      );
      if (outcome === 'stopped') return;
      // A pause that came too late for this model holds for the next.
      save({ state: saved?.state ?? 'moving', modelId: null, temporary: null });
      if (outcome === 'damaged') {
        leftBehind.add(row.modelId);
        show({ leftBehind: [...new Set([...(view?.leftBehind ?? []), row.name])] });
      } else {
        const doneModels = Math.max(0, (view?.totalModels ?? 0) - countModels(waiting()));
        show({ doneModels, doneBytes: before + row.bytes });
        emit('moved');
      }
    }
    if (signal.aborted) return;
    save(null);
    // Show what could not be moved until the person closes it.
    if (view?.leftBehind.length === 0) view = null;
    else show({ state: 'stopped', name: null });
    emit('moved');
  };

  const go = (): void => {
    if (stop !== null) return;
    const running = new AbortController();
    stop = running;
    if (view === null || view.state !== 'paused') begin('moving');
    show({ state: 'moving', error: null });
    work = moveAll(running.signal)
      .catch((error: unknown) => {
        const told = toErrorView(error);
        ports.log.warn('the models could not be moved', { ...told });
        show({ state: 'stopped', error: told });
      })
      .finally(() => {
        stop = null;
        if (view?.error?.code === 'folder-unavailable') healer.watch();
      });
  };
  const halt = async (): Promise<void> => {
    stop?.abort();
    await work;
  };

  return {
    start: () => {
      if (stop !== null) return;
      save({ modelId: null, temporary: null, ...saved, state: 'moving' });
      go();
    },
    pause: () => {
      if (stop === null || saved === null) return;
      save({ ...saved, state: 'paused' });
      void halt().then(() => show({ state: 'paused' }));
    },
    end: async () => {
      await halt();
      const temporary = saved?.temporary ?? null;
      if (temporary !== null) {
        ledger.transaction(() =>
          ledger.temporaryFiles.put({ path: temporary, bytes: null, modifiedAtMs: null }),
        );
      }
      save(null);
      view = null;
      emit('moved');
    },
    view: () => view,
    elsewhere: () => {
      const rows = waiting();
      return { models: countModels(rows), bytes: rows.reduce((sum, { bytes }) => sum + bytes, 0) };
    },
    onChange: (listener) => {
      listeners.add(listener);
    },
    recover: () => {
      if (saved === null) return;
      begin('paused');
      if (saved.state === 'moving') go();
    },
    keptTemporary: () => saved?.temporary ?? null,
    stop: () => {
      healer.stop();
      return halt();
    },
  };
}

/** Parts of one model count as one. */
function countModels(rows: readonly InstalledFile[]): number {
  return byModel(rows).length;
}

/** Whether all of these can be reached. */
async function areThere(...paths: readonly string[]): Promise<boolean> {
  const found = await Promise.all(
    paths.map((one) =>
      access(one).then(
        () => true,
        () => false,
      ),
    ),
  );
  return found.every(Boolean);
}

function load(ledger: Ledger, log: Pick<Log, 'warn'>): Plan | null {
  const kept = ledger.settings.get(settingName) || null;
  if (kept === null) return null;
  const parsed = plan.safeParse(parseJson(kept, null));
  if (parsed.success) return parsed.data;
  log.warn('the note of a move cannot be read: the models stay where they are', { note: kept.slice(0, 200) });
  return null;
}
