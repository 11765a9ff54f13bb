import { z } from 'zod';
import { modelId, oneModel } from './model-id.ts';
import { type OtherProgram, type Recipe, recipes } from './program-command.ts';

const recipe: z.ZodType<Recipe> = z.enum(recipes);

/** Requests of "Use it". */
export const useItRequests = {
  /** Looks which programs are here, and how the model's file lies. */
  'use:look': oneModel,
  /** Puts on the clipboard what uses this model in another program. */
  'use:copy-command': z.strictObject({ modelId, recipe }),
} as const;

/** Values of the requests of "Use it". */
export interface UseItOutput {
  'use:look': UseItView;
  'use:copy-command': null;
}

/** What decides how other programs can use a model. */
export interface UseItView {
  /** Those that were found here; others may be here all the same. */
  readonly found: readonly OtherProgram[];
  /** The file is no link, and has no second name on the disk. SkyTwin takes no other. */
  readonly hasOneName: boolean;
  /** The model is one file: some programs take no other. */
  readonly isOneFile: boolean;
  /** LM Studio keeps its models on another disk than this file's, so that it needs a copy. */
  readonly lmStudioElsewhere: boolean;
}
