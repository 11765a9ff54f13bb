// Writes the bill of materials (CycloneDX) of this version to dist/: every package of the lockfile, with what ships told
// from what only builds and tests. Works without a network.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { npm } from './lib/npm.ts';
import { projectRoot } from './lib/runtime.ts';
import { type Bom, toNogginBom } from './lib/sbom.ts';
import { shippedPackages } from './lib/shipped.ts';

const { stdout } = npm([
  'sbom',
  '--sbom-format',
  'cyclonedx',
  '--package-lock-only',
  '--sbom-type',
  'application',
]);
const bom = toNogginBom(JSON.parse(stdout) as Bom, shippedPackages(projectRoot));
const { version } = JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8')) as {
  version: string;
};
const file = path.join(projectRoot, 'dist', `noggin-${version}.cdx.json`);
mkdirSync(path.dirname(file), { recursive: true });
writeFileSync(file, `${JSON.stringify(bom, null, 2)}\n`);
const shipped = bom.components.filter(({ scope }) => scope === 'required').length;
console.log(
  `${path.relative(projectRoot, file)}: ${bom.components.length} components, ${shipped} of them ship.`,
);
