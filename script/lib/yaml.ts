import { createRequire } from 'node:module';

const updater = createRequire(createRequire(import.meta.url).resolve('electron-updater'));

/** Reads YAML with the very library that reads the descriptions of newer versions. @throws where it is none */
export const { load: loadYaml } = updater('js-yaml') as { load(text: string): unknown };
