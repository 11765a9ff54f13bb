import { z } from 'zod';
import { modelId, oneModel } from './model-id.ts';
import { type OtherProgram, type Recipe, recipes } from './program-command.ts';

const recipe: z.ZodType<Recipe> = z.enum(recipes);

/** Requests of "Use it". */
export const useItRequests = {
  /** Detects installed programs and how the model's file is stored. */
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
  /** A regular file with one link: SkyTwin refuses others. */
  readonly hasOneName: boolean;
  /** The model is one file: some programs take no other. */
  readonly isOneFile: boolean;
  /** LM Studio stores models on another disk, so it needs a copy. */
  readonly lmStudioElsewhere: boolean;
}
