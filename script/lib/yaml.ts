import { createRequire } from 'node:module';

const updater = createRequire(createRequire(import.meta.url).resolve('electron-updater'));

/** Reads YAML with the updater's own library. @throws for anything else */
export const { load: loadYaml } = updater('js-yaml') as { load(text: string): unknown };
