import path from 'node:path';
import { type Sources, sourcesOf } from '../../admin-policy/sources.ts';

/** Where Noggin keeps and finds things, and what administrators and tests have set; see README. */
export interface Paths extends Sources {
  readonly home: string;
  readonly ledgerFile: string;
  /** The conversations that are kept. */
  readonly chatsFile: string;
  readonly logFile: string;
  /** The enciphered token for the hub. */
  readonly tokenFile: string;
  /** The enciphered key that other programs ask with. */
  readonly serverKeyFile: string;
  /** Where models go unless the person chooses another folder. */
  readonly modelsFolder: string;
  /** Set by NOGGIN_MODELS_DIR: it is not for the person to choose. */
  readonly isModelsFolderFixed: boolean;
  /** Where an accepted newer catalogue is kept. */
  readonly catalogueFile: string;
  /** What the updater keeps of its own; newer versions themselves lie in the system's folder for caches. */
  readonly updatesFolder: string;
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
): Paths {
  const home = path.resolve(environment['NOGGIN_HOME'] || defaultHome);
  const models = environment['NOGGIN_MODELS_DIR'] || path.join(userHome, '.skytwin', 'models', 'llama');
  return {
    home,
    ledgerFile: path.join(home, 'ledger.sqlite'),
    chatsFile: path.join(home, 'chats.sqlite'),
    tokenFile: path.join(home, 'hub-token'),
    serverKeyFile: path.join(home, 'server-key'),
    logFile: path.join(home, 'logs', 'noggin.log'),
    modelsFolder: path.resolve(models),
    isModelsFolderFixed: Boolean(environment['NOGGIN_MODELS_DIR']),
    catalogueFile: path.join(home, 'catalogue.signed'),
    updatesFolder: path.join(home, 'updates'),
    ...sourcesOf(environment),
  };
}
