import type { ChildProcess } from '../platform/child-process.ts';
import type { FromModel, ToModel } from './process/messages.ts';

export type { ProcessEnd } from '../platform/child-process.ts';

/** The process that a model runs in, seen from main: process/worker.ts. */
export type ModelProcess = ChildProcess<ToModel, FromModel>;
