/** Where things come from that are not this computer's, as the environment says it. */
export interface Sources {
  /** Path or address of the catalogue to use, or null for the built-in one. */
  readonly catalogue: string | null;
  /** Address of newer catalogues, or null: they are not looked for. */
  readonly catalogueUpdates: string | null;
  /** Key that newer catalogues are signed with instead of the built-in one, or null. */
  readonly catalogueKey: string | null;
  /** Address of newer versions of Noggin instead of the built-in one, or null. */
  readonly updates: string | null;
  /** Key that their descriptions are signed with instead of the built-in one, or null. */
  readonly updatesKey: string | null;
  /** Address of the hub that names are looked up on. */
  readonly hub: string;
  readonly allowLoopbackHttp: boolean;
}

/** Reads them; of an empty environment they are the usual ones. Pure. */
export function sourcesOf(environment: Readonly<Record<string, string | undefined>>): Sources {
  return {
    catalogue: environment['NOGGIN_CATALOGUE'] || null,
    catalogueUpdates: environment['NOGGIN_CATALOGUE_UPDATES'] || null,
    catalogueKey: environment['NOGGIN_CATALOGUE_KEY'] || null,
    updates: environment['NOGGIN_UPDATES'] || null,
    updatesKey: environment['NOGGIN_UPDATES_KEY'] || null,
    hub: environment['NOGGIN_HUB'] || 'https://huggingface.co',
    allowLoopbackHttp: environment['NOGGIN_ALLOW_LOOPBACK_HTTP'] === '1',
  };
}
