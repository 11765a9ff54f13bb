import path from 'node:path';
import { init, type ModuleInfos } from 'license-checker-rseidelsohn';
import { shippedPackages } from '../lib/shipped.ts';

/** What the app and THIRD-PARTY.md show. */
export interface ThirdParty {
  readonly packages: readonly {
    readonly name: string;
    readonly version: string;
    /** SPDX expression. */
    readonly licence: string;
    /** Which of `texts` is its license, as it came with the package. */
    readonly text: number;
  }[];
  readonly texts: readonly string[];
}

/** Packages that come without the text of their license, with the package of the same makers that has it. */
const textFrom: Readonly<Record<string, string>> = { 'client-only': 'react' };

/** Where the list lies that is part of the window. */
export const listFile = path.join('src-renderer', 'features', 'about', 'third-party.json');

/**
 * Reads the licenses of what ships out of the installed packages.
 * @throws when a package is not installed, or has no license or no text of it
 */
export async function readThirdParty(root: string): Promise<ThirdParty> {
  const infos = await inspect(root);
  const byPlace = new Map(
    Object.values(infos).map((info) => [path.relative(root, info.path ?? '').replaceAll('\\', '/'), info]),
  );
  const texts: string[] = [];
  const packages = shippedPackages(root).map(({ name, version, folder }) => {
    // Of a version that is installed in several places the checker tells one.
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
