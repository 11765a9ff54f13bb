import { z } from 'zod';

/** A hash that proves something: 64 hex digits, and not the zeros that people write where they do not know it. */
const sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'a SHA-256 has 64 lower-case hex digits')
  .refine((hash) => !/^0+$/.test(hash), 'a placeholder hash proves nothing');

/** Becomes the name of a file: no separators, no leading dot, nothing a file system reads differently. */
const modelId = z.string().regex(/^[a-z0-9](?:[a-z0-9._-]{0,126}[a-z0-9])?$/);

const model = z.strictObject({
  id: modelId,
  name: z.string().min(1).max(200),
  family: z.string().min(1).max(100),
  maker: z.string().min(1).max(200),
  publisher: z.string().min(1).max(200),
  /** One sentence on what it is good at. */
  about: z.string().min(1).max(400),
  parameters: z.string().min(1).max(50),
  quantization: z.string().min(1).max(50),
  url: z.url(),
  /** Null where the publisher does not say. */
  bytes: z.number().int().positive().nullable(),
  sha256,
  licence: z.string().min(1).max(100),
  contextLength: z.number().int().positive().nullable(),
  /** Better models have higher numbers; compared only between models that fit. */
  rank: z.number().int(),
  /** Recommended before all others: for trying Noggin itself. */
  demo: z.boolean().default(false),
});

/** A catalogue file, version 1. */
export const catalogueSchema = z.strictObject({
  version: z.literal(1),
  models: z
    .array(model)
    .min(1)
    .max(10_000)
    .refine(
      (models) => new Set(models.map(({ id }) => id)).size === models.length,
      'every model has an id of its own',
    ),
});

/** A catalogue that passed the schema. */
export type Catalogue = z.infer<typeof catalogueSchema>;

/** One model of a catalogue. */
export type CatalogueModel = Catalogue['models'][number];
