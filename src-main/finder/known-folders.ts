import path from 'node:path';
import type { OtherApp } from '../../src-preload/contract/storage.ts';

import { firstLine, type ReadSettings, textInIni, textInJson } from './other-settings.ts';

/** A folder in which a program keeps models. */
export interface KnownFolder {
  readonly app: OtherApp;
  readonly folder: string;
}

/** What determines these folders. */
export interface FinderEnvironment {
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Where browsers put what they download; null where the system does not say. */
  readonly downloads?: string | null;
  /** Reads settings of other programs; without it, only defaults are known. */
  readonly read?: ReadSettings;
}

/**
 * Where Ollama, LM Studio, Jan, GPT4All, llama.cpp, SkyTwin and the Hugging Face cache keep models, by their documentation,
 * their defaults and what they were told to use, and the person's downloads; they need not be there. No folder twice.
 */
export function knownFoldersOf(surroundings: FinderEnvironment): readonly KnownFolder[] {
  const { platform, home, environment, read = () => null } = surroundings;
  const { join, resolve } = platform === 'win32' ? path.win32 : path.posix;
  const inHome = (...parts: string[]): string => join(home, ...parts);
  const atHome = (folder: string | null): string | null =>
    folder === null ? null : folder.replace(/^~(?=$|[\\/])/, home);
  const set = (name: string, ...parts: string[]): string | null => {
    const value = environment[name];
    return value ? join(atHome(value) ?? '', ...parts) : null;
  };
  const appData = set('APPDATA') ?? inHome('AppData', 'Roaming');
  const localAppData = set('LOCALAPPDATA') ?? inHome('AppData', 'Local');
  const support = inHome('Library', 'Application Support');
  const config = set('XDG_CONFIG_HOME') ?? inHome('.config');
  const dataHome = set('XDG_DATA_HOME') ?? inHome('.local', 'share');
  const cacheHome = set('XDG_CACHE_HOME') ?? inHome('.cache');
  const bySystem = <T>(windows: T, mac: T, other: T): T =>
    platform === 'win32' ? windows : platform === 'darwin' ? mac : other;

  // Its settings lay elsewhere in older versions (github.com/janhq/jan, src-tauri/src/core/app/commands.rs).
  const janBases = bySystem([appData], [support], [dataHome, config]);
  const janSettings = janBases.flatMap((base) => [
    join(base, 'Jan', 'settings.json'),
    join(base, 'jan.ai.app', 'settings.json'),
  ]);
  const janData = [
    ...janSettings.map((file) => atHome(textInJson(read(file), 'data_folder'))),
    ...janBases.map((base) => join(base, 'Jan', 'data')),
  ].flatMap((folder) => folder ?? []);
  // The file in the home tells where the rest is, when that was moved (`lms`, LM Studio 0.3).
  const lmStudioHomes = [
    atHome(firstLine(read(inHome('.lmstudio-home-pointer')))),
    inHome('.lmstudio'),
    inHome('.cache', 'lm-studio'),
  ].flatMap((folder) => folder ?? []);
  const lmStudioSettings = [
    ...lmStudioHomes.map((folder) => join(folder, 'settings.json')),
    ...bySystem([appData], [support], [config]).map((base) => join(base, 'LM Studio', 'settings.json')),
  ];
  // Qt's settings (github.com/nomic-ai/gpt4all, gpt4all-chat/src/mysettings.cpp).
  const gpt4allSettings = bySystem(
    [join(appData, 'nomic.ai', 'GPT4All.ini')],
    [inHome('.config', 'nomic.ai', 'GPT4All.ini')],
    [join(config, 'nomic.ai', 'GPT4All.ini')],
  );
  const folders: Readonly<Record<OtherApp, readonly (string | null)[]>> = {
    // The installer for Linux runs it as a user of its own, whose home this is.
    ollama: [
      set('OLLAMA_MODELS'),
      inHome('.ollama', 'models'),
      platform === 'linux' ? '/usr/share/ollama/.ollama/models' : null,
    ],
    'lm-studio': [
      ...lmStudioSettings.map((file) => atHome(textInJson(read(file), 'downloadsFolder'))),
      ...lmStudioHomes.map((folder) => join(folder, 'models')),
    ],
    jan: [
      ...janData.flatMap((folder) => [join(folder, 'llamacpp', 'models'), join(folder, 'models')]),
      inHome('jan', 'models'),
      inHome('cortexcpp', 'models'),
    ],
    gpt4all: [
      ...gpt4allSettings.map((file) => atHome(textInIni(read(file), 'modelPath'))),
      join(bySystem(localAppData, support, dataHome), 'nomic.ai', 'GPT4All'),
      inHome('.cache', 'gpt4all'),
    ],
    // github.com/ggml-org/llama.cpp, common/common.cpp, fs_get_cache_directory
    'llama-cpp': [
      set('LLAMA_CACHE'),
      join(bySystem(localAppData, inHome('Library', 'Caches'), cacheHome), 'llama.cpp'),
      inHome('.cache', 'llama.cpp'),
    ],
    skytwin: [inHome('.skytwin', 'models', 'llama')],
    downloads: [surroundings.downloads ?? null],
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
  const places: KnownFolder[] = [];
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
