import { stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { NogginError } from '../errors.ts';
import { shapeOf } from '../huggingface/model-shape.ts';
import { partFileNames } from '../models/part-file.ts';
import { budgetOf } from '../planner/budget.ts';
import { availableMemory } from '../platform/available-memory.ts';
import { readCores } from '../platform/cores.ts';
import { readFileHeader } from './gguf/read-header.ts';
import type { LoadFacts } from './plan-load.ts';
import type { ModelFile } from './port.ts';

/**
 * Looks at a model's file and at this computer, for {@link planLoad}: memory is that of this moment, so a model that is
 * loaded should be unloaded before.
 * @throws NogginError `not-found` when a file of it is not there, `model-damaged`, `model-too-new`
 */
export async function readLoadFacts(model: ModelFile): Promise<LoadFacts> {
  const header = await readFileHeader(model.path, 'brief');
  const cores = await readCores();
  return {
    model,
    fileBytes: await wholeBytes(model.path),
    shape: shapeOf(header.architecture, (key) => header.values.get(key)),
    freeBytes: await availableMemory(),
    physicalCores: cores.physical,
    logicalCores: cores.logical,
    graphicsBytes: graphicsBytes(),
  };
}

async function wholeBytes(file: string): Promise<number> {
  const folder = path.dirname(file);
  const parts = partFileNames(path.basename(file)).map((name) => path.join(folder, name));
  let sum = 0;
  for (const part of parts.length === 0 ? [file] : parts) {
    const seen = await stat(part).catch((cause: unknown) => {
      throw new NogginError('not-found', "A file of the model's is not there", { cause });
    });
    sum += seen.size;
  }
  return sum;
}

/** Metal, on Apple's own processors: the only graphics whose binaries come with Noggin. */
function graphicsBytes(): number | null {
  if (process.platform !== 'darwin' || process.arch !== 'arm64') return null;
  const machine = { totalMemoryBytes: os.totalmem(), hasUnifiedMemory: true };
  const unknown = {
    cardMemoryBytes: null,
    freeDiskBytes: null,
    largestFileBytes: null,
    cores: null,
    paces: [],
  };
  return budgetOf({ ...machine, ...unknown }).memoryBytes;
}
