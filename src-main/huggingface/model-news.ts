import type { HubVersionsView } from '../../src-preload/contract/huggingface.ts';
import type { Log } from '../log-port.ts';
import type { Hub } from './hub-port.ts';
import type { Look, NewsMemory } from './news-memory.ts';

/** A model that was looked at less than this ago is not looked at again by itself, in milliseconds. */
const freshMs = 23 * 60 * 60 * 1000;

/** What the news need of main. */
export interface ModelNewsPorts {
  readonly hub: Pick<Hub, 'versions' | 'changedFiles'>;
  readonly log: Pick<Log, 'info'>;
  readonly memory: NewsMemory;
  /** Milliseconds since 1970. */
  now(): number;
  /** Ids of the models that are installed. */
  installed(): readonly string[];
  /** Whether a file with this SHA-256 is on this computer. */
  isHere(sha256: string): boolean;
  /** Whether the person allowed to ask daily. */
  isAllowed(): boolean;
}

/** Installed models that their publishers have changed. */
export interface ModelNews {
  /** Their ids, as far as they were looked at. Whoever has the new version gets no news of it. */
  changed(): readonly string[];
  /** Looks at one, because the person asks. @throws NogginError as {@link Hub.versions} */
  versions(modelId: string): Promise<HubVersionsView>;
  /**
   * Looks at those that nobody looked at today, one after another, where that is allowed. Never rejects.
   * @param isWanted a person wants to know now: those of today are looked at again
   */
  lookForNewer(isWanted?: boolean): Promise<void>;
  /** What is installed has changed. */
  installedChanged(): void;
  onChange(listener: () => void): void;
}

export function createModelNews(ports: ModelNewsPorts): ModelNews {
  const { hub, log, memory, now, installed, isHere, isAllowed } = ports;
  const listeners = new Set<() => void>();
  const looks = new Map<string, Look>(memory.recall());
  const tell = (): void => {
    for (const listener of listeners) listener();
  };

  const note = (modelId: string, newHashes: Look['newHashes']): void => {
    looks.set(modelId, { atMs: now(), newHashes });
    const ids = new Set(installed());
    for (const id of looks.keys()) if (!ids.has(id)) looks.delete(id);
    memory.remember(looks);
    tell();
  };
  const isFresh = (modelId: string): boolean => {
    const age = now() - (looks.get(modelId)?.atMs ?? Number.NEGATIVE_INFINITY);
    // A clock that was set back makes no look last for ever.
    return age >= 0 && age < freshMs;
  };
  return {
    versions: async (modelId) => {
      const { view, hashes } = await hub.versions(modelId);
      note(modelId, view.standing === 'changed' ? hashes : null);
      return view;
    },
    changed: () =>
      installed().filter((id) => {
        const hashes = looks.get(id)?.newHashes ?? null;
        return hashes !== null && !(hashes.length > 0 && hashes.every(isHere));
      }),
    lookForNewer: async (isWanted = false) => {
      for (const modelId of installed()) {
        if (!isAllowed()) return;
        if (!isWanted && isFresh(modelId)) continue;
        try {
          note(modelId, await hub.changedFiles(modelId));
        } catch (error) {
          // A model from nowhere, a hub that is away: the next day may tell.
          log.info('a model was not looked at', { error: String(error) });
        }
      }
    },
    installedChanged: tell,
    onChange: (listener) => {
      listeners.add(listener);
    },
  };
}
