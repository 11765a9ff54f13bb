import type { Downloads } from '../downloads/manager-port.ts';
import type { AddressPolicy } from '../http/address.ts';
import type { HttpClient } from '../http/client.ts';
import type { KnownFiles } from '../library/known-files.ts';
import type { ModelOrigin } from '../library/model-origin.ts';
import type { Machine } from '../planner/machine.ts';
import type { SecretStore } from './secret-store.ts';

/** What the hub stands on. */
export interface HubPorts {
  readonly http: HttpClient;
  readonly policy: AddressPolicy;
  /** Address of the hub: scheme, host and port. */
  readonly origin: string;
  readonly token: SecretStore;
  readonly downloads: Pick<Downloads, 'start' | 'startModel' | 'sourceOf' | 'list' | 'resume'>;
  readonly known: KnownFiles;
  /** The catalogue's model whose one file has this SHA-256. */
  findByHash(sha256: string): { readonly id: string } | null;
  /** Where this model comes from, installed or of the catalogue; null for one from no address. */
  originOf(modelId: string): ModelOrigin | null;
  /** What models have to fit. */
  machine(): Promise<Machine>;
}
