import { NogginError } from '../errors.ts';
import type { HeadlessPorts } from './ports.ts';

/** Result of a request. */
type Begun =
  | { readonly kind: 'coming'; readonly id: string }
  | { readonly kind: 'installed'; readonly modelId: string }
  /** Nobody promised a hash, and it was not said that none is needed. */
  | { readonly kind: 'unpublished' };

type BeginPorts = Pick<HeadlessPorts, 'downloads' | 'models' | 'output' | 'findModel'>;

/**
 * Begins to bring a model, or goes on with it: by its id in the catalogue, or by a link or a name on the hub.
 * @throws NogginError when it cannot be begun
 */
export async function begin(ports: BeginPorts, wish: string, unproven: boolean): Promise<Begun> {
  const { downloads, models, output } = ports;
  if (ports.findModel(wish) !== null) return { kind: 'coming', id: downloads.start(wish).id };
  if (!wish.includes('/')) {
    throw new NogginError('unknown-id', `There is no model "${wish}" in the catalogue`);
  }
  const offer = await models.lookUp(wish);
  for (const { name, role } of offer.companions) {
    output.tell({ event: 'companion', name, role }, `${name} is no model by itself (${role}).`);
  }
  let fileId = offer.chosenId;
  for (;;) {
    const outcome = await beginFile(ports, offer.id, fileId, unproven);
    if (outcome.kind !== 'companion') return outcome;
    const name = offer.files.find(({ id }) => id === fileId)?.name ?? '';
    output.tell({ event: 'companion', name, role: outcome.role }, `${name}: ${outcome.message}.`);
    fileId = outcome.insteadId;
  }
}

interface Companion {
  readonly kind: 'companion';
  readonly role: string;
  readonly message: string;
  /** The next best file. */
  readonly insteadId: string;
}

async function beginFile(
  { models }: BeginPorts,
  offerId: string,
  fileId: string,
  unproven: boolean,
): Promise<Begun | Companion> {
  try {
    await models.check(offerId, fileId);
    return { kind: 'coming', id: await models.start(offerId, fileId, unproven) };
  } catch (error) {
    if (!(error instanceof NogginError)) throw error;
    const { model, insteadId, role } = error.details;
    if (error.code === 'already-installed' && typeof model === 'string') {
      return { kind: 'installed', modelId: model };
    }
    // Only unpublished hashes are refused with `not-now`.
    if (error.code === 'not-now' && !unproven) return { kind: 'unpublished' };
    if (error.code !== 'companion-file' || typeof insteadId !== 'string') throw error;
    return { kind: 'companion', role: String(role), message: error.message, insteadId };
  }
}
