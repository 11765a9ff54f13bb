import path from 'node:path';
import { z } from 'zod';
import { modelId } from '../catalogue/schema.ts';

/** What an administrator has set; see docs/administrators.md. Nothing is fixed that is not named. */
export const adminPolicySchema = z.strictObject({
  /** Base address that every model file is fetched below. */
  mirror: z.url().optional(),
  modelsFolder: z.string().refine(path.isAbsolute, 'the whole path of a folder is wanted').optional(),
  /** Path or address of the one catalogue to use. */
  catalogue: z.string().min(1).max(2000).optional(),
  /** Of the catalogue only these. */
  allowedModels: z.array(modelId).min(1).max(10_000).optional(),
  /** Whether models from outside the catalogue may be added. */
  hub: z.boolean().optional(),
  /** Whether newer versions of Noggin and of its catalogue are looked for. */
  updates: z.boolean().optional(),
  /** `system`, `direct`, or the address of a proxy. */
  proxy: z
    .union([
      z.literal(['system', 'direct']),
      z
        .string()
        .regex(/^(https?|socks[45]):\/\/[a-z0-9.[\]:-]+$/i, 'system, direct, or an address of a proxy'),
    ])
    .optional(),
  /** Whether, and how, other programs on the computer may use the models; false: not at all. */
  otherPrograms: z
    .union([
      z.literal(false),
      z.strictObject({
        on: z.boolean().optional(),
        port: z.number().int().min(1024).max(65_535).optional(),
        /** Programs made for Ollama, which send no key. */
        ollama: z.boolean().optional(),
      }),
    ])
    .optional(),
  /** The most that downloads may take together, in bytes a second. */
  maxBytesPerSecond: z.number().int().min(1000).optional(),
});

/** The rules in force. */
export type AdminPolicy = z.infer<typeof adminPolicySchema>;
