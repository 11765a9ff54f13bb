import type { ModelProcess } from '../../inference/model-process.ts';
import { forkUtilityProcess } from './utility-process.ts';

/** Starts the process of a model. @param file the built process/worker.ts */
export function forkModelProcess(file: URL): ModelProcess {
  return forkUtilityProcess(file, 'Noggin model');
}
