import path from 'node:path';
import type { OtherApp } from '../../src-preload/contract/storage.ts';

/** A folder in which a program keeps models. */
export interface Place {
  readonly app: OtherApp;
  readonly folder: string;
}

/** What tells where programs keep things. */
export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * Where Ollama, LM Studio, Jan, GPT4All and the Hugging Face cache keep models, by their documentation and defaults; they
 * need not be there. Pure; no folder twice.
 */
export function placesOf(surroundings: Surroundings): readonly Place[] {
  const { platform, home, environment } = surroundings;
  const { join, resolve } = platform === 'win32' ? path.win32 : path.posix;
  const inHome = (...parts: string[]): string => join(home, ...parts);
  const set = (name: string, ...parts: string[]): string | null => {
    const value = environment[name];
    return value ? join(value.replace(/^~(?=$|[\\/])/, home), ...parts) : null;
  };
  const appData = set('APPDATA') ?? inHome('AppData', 'Roaming');
  const localAppData = set('LOCALAPPDATA') ?? inHome('AppData', 'Local');
  const support = inHome('Library', 'Application Support');
  const config = set('XDG_CONFIG_HOME') ?? inHome('.config');
  const dataHome = set('XDG_DATA_HOME') ?? inHome('.local', 'share');
  const cacheHome = set('XDG_CACHE_HOME') ?? inHome('.cache');
  const bySystem = (windows: string, mac: string, other: string): string =>
    platform === 'win32' ? windows : platform === 'darwin' ? mac : other;

  const jan = bySystem(join(appData, 'Jan'), join(support, 'Jan'), join(config, 'Jan'));
  const folders: Readonly<Record<OtherApp, readonly (string | null)[]>> = {
    // The installer for Linux runs it as a user of its own, whose home this is.
    ollama: [
      set('OLLAMA_MODELS'),
      inHome('.ollama', 'models'),
      platform === 'linux' ? '/usr/share/ollama/.ollama/models' : null,
    ],
    'lm-studio': [inHome('.lmstudio', 'models'), inHome('.cache', 'lm-studio', 'models')],
    jan: [
      join(jan, 'data', 'llamacpp', 'models'),
      join(jan, 'data', 'models'),
      inHome('jan', 'models'),
      inHome('cortexcpp', 'models'),
    ],
    gpt4all: [
      join(bySystem(localAppData, support, dataHome), 'nomic.ai', 'GPT4All'),
      inHome('.cache', 'gpt4all'),
    ],
    // https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables
    'hugging-face': [
      set('HF_HUB_CACHE'),
      set('HUGGINGFACE_HUB_CACHE'),
      set('HF_HOME', 'hub'),
      join(cacheHome, 'huggingface', 'hub'),
      inHome('.cache', 'huggingface', 'hub'),
    ],
  };
  const seen = new Set<string>();
  const places: Place[] = [];
  for (const [app, named] of Object.entries(folders) as [OtherApp, readonly (string | null)[]][]) {
    for (const name of named) {
      if (name === null || !(platform === 'win32' ? path.win32 : path.posix).isAbsolute(name)) continue;
      const folder = resolve(name);
      if (seen.has(folder)) continue;
      seen.add(folder);
      places.push({ app, folder });
    }
  }
  return places;
}
