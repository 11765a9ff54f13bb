import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { npm } from './lib/npm.ts';
import { projectRoot } from './lib/runtime.ts';
import { type Bom, toNogginBom } from './lib/sbom.ts';
import { shippedPackages } from './lib/shipped.ts';

test('the bill of materials is CycloneDX, names every package of the lockfile, and marks what ships', () => {
  const { stdout } = npm([
    'sbom',
    '--sbom-format',
    'cyclonedx',
    '--package-lock-only',
    '--sbom-type',
    'application',
  ]);
  const shipped = shippedPackages(projectRoot);
  const bom = toNogginBom(JSON.parse(stdout) as Bom, shipped);
  const { packages } = JSON.parse(readFileSync(path.join(projectRoot, 'package-lock.json'), 'utf8')) as {
    packages: Readonly<
      Record<string, { readonly name?: string; readonly version: string; readonly link?: boolean }>
    >;
  };
  expect(bom).toMatchObject({
    bomFormat: 'CycloneDX',
    specVersion: expect.stringMatching(/^1\.[5-9]$/),
    serialNumber: expect.stringMatching(/^urn:uuid:[0-9a-f-]{36}$/),
    metadata: { component: { name: 'noggin', type: 'application' } },
  });
  const locked = Object.entries(packages)
    // A symlink leads to a folder of this project, which has an entry of its own.
    .filter(([folder, { link }]) => folder !== '' && link !== true)
    .map(([folder, { name, version }]) => {
      const named = folder.includes('node_modules/') ? folder.split('node_modules/').at(-1) : null;
      return `${name ?? named ?? path.basename(folder)}@${version}`;
    });
  const listed = new Set(bom.components.map(({ name, version }) => `${name}@${version}`));
  expect([...new Set(locked)].filter((one) => !listed.has(one))).toEqual([]);
  for (const component of bom.components) {
    expect(component).toMatchObject({
      type: 'library',
      purl: expect.stringMatching(/^pkg:npm\//),
      scope: expect.stringMatching(/^(required|excluded)$/),
    });
  }
  const unproven = bom.components.filter(({ scope, hashes }) => scope === 'required' && !hashes?.length);
  expect(unproven).toEqual([]);
  const required = new Set(
    bom.components.filter(({ scope }) => scope === 'required').map(({ name }) => name),
  );
  expect([...required].toSorted()).toEqual([...new Set(shipped.map(({ name }) => name))].toSorted());
  expect(JSON.stringify(bom)).not.toMatch(/https?:\/\/(?!cyclonedx\.org)/);
});
