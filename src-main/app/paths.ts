import path from 'node:path';

/** Where Noggin keeps and finds things, and what administrators and tests have set; see README. */
export interface Places {
  readonly home: string;
  readonly ledgerFile: string;
  /** The conversations that are kept. */
  readonly chatsFile: string;
  readonly logFile: string;
  /** The enciphered token for the hub. */
  readonly tokenFile: string;
  /** Where models go unless the person chooses another folder. */
  readonly modelsFolder: string;
  /** Set by NOGGIN_MODELS_DIR: it is not for the person to choose. */
  readonly isModelsFolderFixed: boolean;
  /** Path or address of the catalogue to use, or null for the built-in one. */
  readonly catalogue: string | null;
  /** Address of newer catalogues, or null: they are not looked for. */
  readonly catalogueUpdates: string | null;
  /** Key that newer catalogues are signed with instead of the built-in one, or null. */
  readonly catalogueKey: string | null;
  /** Where an accepted newer catalogue is kept. */
  readonly catalogueFile: string;
  /** Address of newer versions of Noggin instead of the built-in one, or null. */
  readonly updates: string | null;
  /** What the updater keeps of its own; newer versions themselves lie in the system's folder for caches. */
  readonly updatesFolder: string;
  readonly allowLoopbackHttp: boolean;
  /** Address of the hub that names are looked up on. */
  readonly hub: string;
}

/**
 * Reads the environment. Pure.
 * @param defaultHome the system's place for this app's data
 * @param userHome the person's home folder
 */
export function readPlaces(
  environment: Readonly<Record<string, string | undefined>>,
  defaultHome: string,
  userHome: string,
): Places {
  const home = path.resolve(environment['NOGGIN_HOME'] || defaultHome);
  const models = environment['NOGGIN_MODELS_DIR'] || path.join(userHome, '.skytwin', 'models', 'llama');
  return {
    home,
    ledgerFile: path.join(home, 'ledger.sqlite'),
    chatsFile: path.join(home, 'chats.sqlite'),
    tokenFile: path.join(home, 'hub-token'),
    logFile: path.join(home, 'logs', 'noggin.log'),
    modelsFolder: path.resolve(models),
    isModelsFolderFixed: Boolean(environment['NOGGIN_MODELS_DIR']),
    catalogue: environment['NOGGIN_CATALOGUE'] || null,
    catalogueUpdates: environment['NOGGIN_CATALOGUE_UPDATES'] || null,
    catalogueKey: environment['NOGGIN_CATALOGUE_KEY'] || null,
    catalogueFile: path.join(home, 'catalogue.signed'),
    updates: environment['NOGGIN_UPDATES'] || null,
    updatesFolder: path.join(home, 'updates'),
    hub: environment['NOGGIN_HUB'] || 'https://huggingface.co',
    allowLoopbackHttp: environment['NOGGIN_ALLOW_LOOPBACK_HTTP'] === '1',
  };
}
