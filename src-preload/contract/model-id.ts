import { z } from 'zod';

/** Ids of models: lower case words, the name of the installed file without its ending. */
export const modelId = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,127}$/);

/** A payload that names one model. */
export const oneModel = z.strictObject({ modelId });
