import file from './built-in.json' with { type: 'json' };
import type { Catalogue, CatalogueModel } from './schema.ts';

const models = file.models as readonly Omit<CatalogueModel, 'demo'>[];

/**
 * The catalogue that came with Noggin. That it is one, a test proves; to check it again at every start would take 12 ms
 * of each.
 */
export const builtInCatalogue: Catalogue = {
  version: 2,
  serial: file.serial,
  published: file.published,
  models: models.map((model) => ({ ...model, demo: false })),
};
