import path from 'node:path';
import { init, type ModuleInfos } from 'license-checker-rseidelsohn';
import { shippedPackages } from '../lib/shipped.ts';

/** The list in the app and in THIRD-PARTY.md. */
export interface ThirdParty {
  readonly packages: readonly {
    readonly name: string;
    readonly version: string;
    /** SPDX expression. */
    readonly licence: string;
    /** The index in `texts` of its license, as it came with the package. */
    readonly text: number;
  }[];
  readonly texts: readonly string[];
}

/** Packages without the text of their license, with another package of the same makers that has it. */
const textFrom: Readonly<Record<string, string>> = { 'client-only': 'react' };

/** The file of the list in the window. */
export const listFile = path.join('src-renderer', 'features', 'about', 'third-party.json');

/**
 * Reads the licenses of shipped packages from the installed ones.
 * @throws when a package is missing, or has no license or no text of it
 */
export async function readThirdParty(root: string): Promise<ThirdParty> {
  const infos = await inspect(root);
  const byPlace = new Map(
    Object.values(infos).map((info) => [path.relative(root, info.path ?? '').replaceAll('\\', '/'), info]),
  );
  const texts: string[] = [];
  const packages = shippedPackages(root).map(({ name, version, folder }) => {
    // For a version installed in several places the checker reports one.
    const info = byPlace.get(folder) ?? infos[`${name}@${version}`];
    const licence = [info?.licenses ?? []].flat().join(' AND ');
    const textOwner = textFrom[name] === undefined ? info : byPlace.get(`node_modules/${textFrom[name]}`);
    const text = (textOwner?.licenseText ?? '').replaceAll('\r\n', '\n').trim();
    if (licence === '' || text === '') throw new Error(`${name}@${version} has no licence that can be shown`);
    if (!texts.includes(text)) texts.push(text);
    return { name, version, licence, text: texts.indexOf(text) };
  });
  return { packages, texts };
}

function inspect(root: string): Promise<ModuleInfos> {
  return new Promise((resolve, reject) => {
    init({ start: root, customFormat: { name: '', version: '', licenseText: '' } }, (error, infos) => {
      if (error) reject(error);
      else resolve(infos);
    });
  });
}
