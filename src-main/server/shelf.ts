import { type ModelFacts, unknownFacts } from '../inference/model-facts.ts';
import type { InferenceState } from '../inference/port.ts';
import type { Served, ServedModel } from './served-model.ts';

/** An installed model, whole. */
export interface ServableModel {
  readonly modelId: string;
  readonly name: string;
  readonly sha256: string;
  /** Of all its files. */
  readonly bytes: number;
  readonly provenAtMs: number;
}

export interface ShelfPorts {
  installed(): readonly ServableModel[];
  inUse(): string | null;
  state(): InferenceState;
  idleMinutes(): number | null;
  /** @throws NogginError where the file cannot be read */
  readFacts(modelId: string): Promise<ModelFacts>;
  /** Milliseconds since the epoch. */
  now(): number;
}

/** The models as other programs see them. */
export interface Shelf {
  served(): Served;
  /** Reads the files of models that came since; resolves when what is served is all that can be known. */
  look(): Promise<void>;
}

/** What a file says of itself is read once for each content. */
export function createShelf(ports: ShelfPorts): Shelf {
  const known = new Map<string, ModelFacts>();
  /** Told by the model once it was loaded, by its id. */
  const measured = new Map<string, Pick<ModelFacts, 'canUseTools' | 'canThink'>>();

  const modelOf = ({ modelId, name, sha256, bytes, provenAtMs }: ServableModel): ServedModel => ({
    ...{ id: modelId, name, sha256, bytes, provenAtMs },
    ...(known.get(sha256) ?? unknownFacts),
    ...measured.get(modelId),
  });
  const loadedNow = (): Served['loaded'] => {
    const state = ports.state();
    if (state.kind !== 'ready' && state.kind !== 'answering') return null;
    const { modelId, contextTokens, canUseTools, canThink } = state.loaded;
    measured.set(modelId, { canUseTools, canThink });
    const minutes = ports.idleMinutes();
    const untilMs = minutes === null ? null : ports.now() + minutes * 60_000;
    return { id: modelId, contextTokens, untilMs };
  };
  return {
    served: () => {
      const loaded = loadedNow();
      return { models: ports.installed().map(modelOf), inUse: ports.inUse(), loaded };
    },
    look: async () => {
      for (const { modelId, sha256 } of ports.installed()) {
        if (known.has(sha256)) continue;
        // One that cannot be read is said when it is to be loaded.
        known.set(sha256, await ports.readFacts(modelId).catch(() => unknownFacts));
      }
    },
  };
}
