import type { Catalogues } from '../catalogue/catalogues.ts';
import type { CatalogueModel } from '../catalogue/schema.ts';
import { NogginError } from '../errors.ts';
import type { Hub } from '../huggingface/hub-port.ts';
import type { AdminRules } from './policy.ts';
import type { AdminPolicy } from './schema.ts';
import { type Sources, sourcesOf } from './sources.ts';

/** What a policy decides of the places; a part of app/paths' Places. */
interface RuledPlaces extends Sources {
  readonly modelsFolder: string;
  readonly isModelsFolderFixed: boolean;
}

/** The places as the rules have them: where an administrator has set any, the environment names no sources. Pure. */
export function placesUnder<P extends RuledPlaces>(places: P, { policy, isAdministered }: AdminRules): P {
  return {
    ...places,
    ...(isAdministered ? sourcesOf({}) : {}),
    ...(policy.modelsFolder === undefined
      ? {}
      : { modelsFolder: policy.modelsFolder, isModelsFolderFixed: true }),
    ...(policy.catalogue === undefined ? {} : { catalogue: policy.catalogue }),
    ...(policy.updates === false ? { catalogueUpdates: null } : {}),
  };
}

/** The limits of a person under the ceiling of the policy. Pure. */
export function limitsUnder<L extends { readonly bytesPerSecondLimit: number | null }>(
  limits: L,
  { maxBytesPerSecond }: AdminPolicy,
): L {
  if (maxBytesPerSecond === undefined) return limits;
  const own = limits.bytesPerSecondLimit ?? maxBytesPerSecond;
  return { ...limits, bytesPerSecondLimit: Math.min(own, maxBytesPerSecond) };
}

/** The list that models are known by, before the allowed are chosen; empty where the one of the policy cannot be used. */
export function listUnder(
  catalogues: Pick<Catalogues, 'present'>,
  { catalogue: only }: AdminPolicy,
): readonly CatalogueModel[] {
  const { catalogue, error } = catalogues.present();
  return only !== undefined && error !== null ? [] : catalogue.models;
}

/** The allowed models only; none where the list of the policy could not be used, rather than Noggin's own. */
export function cataloguesUnder(catalogues: Catalogues, policy: AdminPolicy): Catalogues {
  const { catalogue: only, allowedModels } = policy;
  if (only === undefined && allowedModels === undefined) return catalogues;
  const allowed = allowedModels === undefined ? null : new Set(allowedModels);
  return {
    ...catalogues,
    present: () => {
      const present = catalogues.present();
      const models = listUnder(catalogues, policy).filter(({ id }) => allowed?.has(id) ?? true);
      return { ...present, catalogue: { ...present.catalogue, models } };
    },
  };
}

/** The server for other programs as the policy has it, and the person where that says nothing. Pure. */
export function serverUnder<
  S extends { readonly isOn: boolean; readonly port: number; readonly speaksOllama: boolean },
>(server: S, { otherPrograms }: AdminPolicy): S {
  if (otherPrograms === false) return { ...server, isOn: false };
  const { on, port, ollama } = otherPrograms ?? {};
  return {
    ...server,
    ...(on === undefined ? {} : { isOn: on }),
    ...(port === undefined ? {} : { port }),
    ...(ollama === undefined ? {} : { speaksOllama: ollama }),
  };
}

/** Whether only the catalogue is allowed: said so, or by a list of allowed models. Pure. */
export function isHubClosed({ hub, allowedModels }: AdminPolicy): boolean {
  return !(hub ?? allowedModels === undefined);
}

/** The hub, closed where only the catalogue is allowed. */
export function hubUnder(hub: Hub, policy: AdminPolicy): Hub {
  if (!isHubClosed(policy)) return hub;
  const closed = async (): Promise<never> => {
    throw new NogginError('set-by-policy', 'The administrator of this computer has closed other sources');
  };
  return {
    ...hub,
    lookUp: closed,
    search: closed,
    searchMore: closed,
    versions: closed,
    changedFiles: closed,
  };
}

/** What Electron's `session.setProxy` takes. Pure. */
export function proxyUnder({
  proxy,
}: AdminPolicy): { readonly mode: 'system' | 'direct' } | { readonly proxyRules: string } | null {
  if (proxy === undefined) return null;
  return proxy === 'system' || proxy === 'direct' ? { mode: proxy } : { proxyRules: proxy };
}
