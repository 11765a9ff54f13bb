import { NogginError } from '../errors.ts';
import type { ModelShape } from '../huggingface/model-shape.ts';
import { needOf } from '../planner/need.ts';
import type { LoadPlan, ModelFile } from './port.ts';

/** What a plan is made of. Sizes in bytes. */
export interface LoadFacts {
  readonly model: ModelFile;
  /** Of all its files. */
  readonly fileBytes: number;
  /** What its header tells; without it the memory is estimated from the size. */
  readonly shape: ModelShape | null;
  /** Memory that can be had now. */
  readonly freeBytes: number;
  /** Cores that reckon; null where it is not known whether the system counts each of them twice. */
  readonly physicalCores: number | null;
  /** What the system counts as processors, and lets this program use. */
  readonly logicalCores: number;
  /** Memory that the graphics may take of its own accord; null where the processor does it all. */
  readonly graphicsBytes: number | null;
}

/** What of it a person or a caller decides. */
export interface LoadWishes {
  /** Loads although the memory seems too short, with the least context. */
  readonly anyway?: boolean;
  /** A longer context is not taken although there would be room. */
  readonly mostTokens?: number;
}

/** Contexts that are tried, in tokens; the least is some 1,500 words. */
const contexts = [2048, 4096, 8192, 16_384, 32_768] as const;
/** A longer context than the least must leave this share of what is free to other programs. */
const keptShare = 0.15;
/** More than any model has, where its layers are not known. */
const everyLayer = 1000;

/**
 * Decides how a model is loaded, by our own numbers: the largest context that fits the memory that is free now, and as many
 * threads as there are cores to spare. Pure.
 * @throws NogginError `memory-short` with `neededBytes`, `freeBytes` and `contextTokens`, unless `anyway`
 */
export function planLoad(facts: LoadFacts, wishes: LoadWishes = {}): LoadPlan {
  const fitting = contextsOf(facts, wishes).filter(
    (tokens, index) => needAt(facts, tokens) <= facts.freeBytes * (index === 0 ? 1 : 1 - keptShare),
  );
  const [least = contexts[0]] = contextsOf(facts, wishes);
  const contextTokens = fitting.at(-1) ?? least;
  if (fitting.length === 0 && wishes.anyway !== true) {
    const neededBytes = needAt(facts, least);
    throw new NogginError('memory-short', 'There is not enough memory to load the model', {
      details: { neededBytes, freeBytes: facts.freeBytes, contextTokens: least },
    });
  }
  return {
    model: facts.model,
    contextTokens,
    threads: threadsOf(facts),
    gpuLayers: layersOnGraphics(facts, contextTokens),
  };
}

/** Contexts that this model can have, the least first: none above its own. */
function contextsOf({ shape }: LoadFacts, { mostTokens }: LoadWishes): readonly number[] {
  const most = Math.min(
    shape?.contextLength ?? Number.POSITIVE_INFINITY,
    mostTokens ?? Number.POSITIVE_INFINITY,
  );
  return [...new Set(contexts.map((tokens) => Math.min(tokens, most)))];
}

/** Memory that the model takes with such a context: its weights, the keys and values of the context, and what works on them. */
function needAt({ fileBytes, shape }: LoadFacts, tokens: number): number {
  const { kvHeads = null, keySize = null, valueSize = null } = shape ?? {};
  const headSize = keySize === null || valueSize === null ? null : (keySize + valueSize) / 2;
  // The heads are already summed over the layers.
  const candidate = { bytes: fileBytes, layers: 1, kvHeads, headSize, contextLength: tokens };
  return needOf(candidate, tokens)?.totalBytes ?? fileBytes;
}

/**
 * One core is left to the rest of the computer: where all wait for the slowest, one that is busy with something else costs
 * more than it brings.
 */
function threadsOf({ physicalCores, logicalCores }: LoadFacts): number {
  // Where it is not known, the system may count every core twice.
  const cores = physicalCores ?? Math.ceil(logicalCores / 2);
  return Math.max(1, Math.min(cores, logicalCores) - 1);
}

function layersOnGraphics(facts: LoadFacts, contextTokens: number): number {
  const { graphicsBytes, shape } = facts;
  if (graphicsBytes === null || needAt(facts, contextTokens) > graphicsBytes) return 0;
  // The output counts as a layer.
  return (shape?.layers ?? everyLayer) + 1;
}
