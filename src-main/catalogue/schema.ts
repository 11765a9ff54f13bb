import { z } from 'zod';
import { doubts, licenceSummaries } from '../../src-preload/contract/catalogue.ts';
import { isDeviceName } from '../platform/device-names.ts';
import { upgrade } from './upgrade.ts';

/** Becomes a file name: no separators, no leading dot, nothing ambiguous. */
export const modelId = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9._-]{0,126}[a-z0-9])?$/)
  .refine((id) => !isDeviceName(id), 'Windows keeps this name for a device');

/** Built on demand, for catalogues from outside: no start waits for it. */
function makeSchema() {
  /** A real SHA-256: 64 hex digits, and not zeros as a placeholder. */
  const sha256 = z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'a SHA-256 has 64 lower-case hex digits')
    .refine((hash) => !/^0+$/.test(hash), 'a placeholder hash verifies nothing');

  /** No invisible or direction-changing characters. */
  const words = (most: number) =>
    z
      .string()
      .min(1)
      .max(most)
      .regex(
        /^[^\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]*$/u,
        'it has invisible characters',
      );
  const count = z.number().int().positive();
  const billions = z.number().positive().max(100_000);

  const model = z.strictObject({
    id: modelId,
    name: words(200),
    family: words(100),
    /** Who made the model. */
    maker: words(200),
    /** Who offers this file of it. */
    publisher: words(200),
    /** One sentence on what it is good at. */
    about: words(400),
    /** Parameters as people write them: "30B (3B active)". */
    parameters: words(50),
    /** In billions; null where no source says. */
    totalParameters: billions.nullable(),
    /** In billions: those that work for one token; the same as all of them in a dense model. */
    activeParameters: billions.nullable(),
    quantization: words(50),
    url: z.url(),
    /** Null where the publisher does not say. */
    bytes: count.nullable(),
    sha256,
    /** SPDX id, or LicenseRef-… where there is none. */
    licence: words(100),
    licenceName: words(200),
    licenceSummary: z.enum(licenceSummaries),
    licenceUrl: z.url({ protocol: /^https$/ }).nullable(),
    /** In tokens. */
    contextLength: count.nullable(),
    /** What the KV cache takes follows from these three; null: read it from the header of the file. */
    layers: count.nullable(),
    kvHeads: count.nullable(),
    headSize: count.nullable(),
    /** Where the three come from. */
    memorySource: words(300).nullable(),
    /** Better models have higher numbers; compared only between models that fit. Hundreds are the size class. */
    rank: z.number().int(),
    /** Why it has this place within its size class. */
    rankReason: words(400),
    /** Whether the source asks for an account; null where nobody said. */
    gated: z.boolean().nullable(),
    /** What is not certain about this entry. */
    doubts: z.array(z.enum(doubts)),
    /** Whether Noggin may recommend it by itself. */
    recommendable: z.boolean(),
    /** Where size and hash come from, and who else says the same. */
    provenance: z.strictObject({
      from: words(300),
      checkedAgainst: z.array(words(300)).max(20),
      note: words(600).nullable(),
    }),
    /** Recommended before all others: for trying Noggin itself. */
    demo: z.boolean().default(false),
  });

  const catalogue = z.strictObject({
    version: z.literal(2),
    /** Grows with every catalogue that is published; 0 for one that nobody numbered. */
    serial: z.number().int().min(0).max(2_147_483_647),
    /** Day it was published; null where nobody said. */
    published: z.iso.date().nullable(),
    models: z
      .array(model)
      .min(1)
      .max(10_000)
      .refine(
        (models) => new Set(models.map(({ id }) => id)).size === models.length,
        'every model has an id of its own',
      ),
  });
  return z.preprocess(upgrade, catalogue);
}
let made: ReturnType<typeof makeSchema> | null = null;

/** Of a catalogue file of version 2; one of version 1 is raised to it first. */
export function catalogueSchema(): ReturnType<typeof makeSchema> {
  made ??= makeSchema();
  return made;
}

/** A catalogue that passed the schema. */
export type Catalogue = z.output<ReturnType<typeof makeSchema>>;

/** One model of a catalogue. */
export type CatalogueModel = Catalogue['models'][number];
