import type { HubVersionsView } from '../../src-preload/contract/huggingface.ts';
import type { Log } from '../log-port.ts';
import type { Hub } from './service.ts';

/** What the news need of main. */
export interface ModelNewsPorts {
  readonly hub: Pick<Hub, 'versions' | 'changedFiles'>;
  readonly log: Pick<Log, 'info'>;
  /** Ids of the models that are installed. */
  installed(): readonly string[];
  /** Whether a file with this SHA-256 is on this computer. */
  isHere(sha256: string): boolean;
  /** Whether the person allowed to ask daily. */
  isAllowed(): boolean;
}

/** Installed models that their publishers have changed. In memory only. */
export interface ModelNews {
  /** Their ids, as far as they were looked at. Whoever has the new version gets no news of it. */
  changed(): readonly string[];
  /** Looks at one, because the person asks. @throws NogginError as {@link Hub.versions} */
  versions(modelId: string): Promise<HubVersionsView>;
  /** Looks at all of them, one after another, where that is allowed. Never rejects. */
  lookForNewer(): Promise<void>;
  /** What is installed has changed. */
  installedChanged(): void;
  onChange(listener: () => void): void;
}

export function createModelNews(ports: ModelNewsPorts): ModelNews {
  const { hub, log, installed, isHere, isAllowed } = ports;
  const listeners = new Set<() => void>();
  /** Hashes of the new files, by model. */
  const found = new Map<string, readonly string[]>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };

  /** @param hashes null: it has not changed */
  const note = (modelId: string, hashes: readonly string[] | null): void => {
    if (hashes === null) found.delete(modelId);
    else found.set(modelId, hashes);
    tell();
  };
  return {
    versions: async (modelId) => {
      const { view, hashes } = await hub.versions(modelId);
      note(modelId, view.standing === 'changed' ? hashes : null);
      return view;
    },
    changed: () =>
      installed().filter((id) => {
        const hashes = found.get(id);
        return hashes !== undefined && !(hashes.length > 0 && hashes.every(isHere));
      }),
    lookForNewer: async () => {
      for (const modelId of installed()) {
        if (!isAllowed()) return;
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
