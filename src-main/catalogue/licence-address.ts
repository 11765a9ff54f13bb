import { NogginError } from '../errors.ts';
import type { CatalogueModel } from './schema.ts';

/**
 * Address of the text of a model's license. Pure.
 * @throws NogginError `unknown-id` where the list has none
 */
export function licenceAddress(
  models: readonly Pick<CatalogueModel, 'id' | 'licenceUrl'>[],
  modelId: string,
): string {
  const address = models.find(({ id }) => id === modelId)?.licenceUrl ?? null;
  if (address === null) throw new NogginError('unknown-id', 'No address of this license is known');
  return address;
}
