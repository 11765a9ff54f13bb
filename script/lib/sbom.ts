import type { ShippedPackage } from './shipped.ts';

/** The part of a CycloneDX 1.5 document that is looked at here (https://cyclonedx.org/docs/1.5/json/). */
export interface Bom {
  readonly bomFormat: string;
  readonly specVersion: string;
  readonly metadata: { readonly component: Component };
  readonly components: readonly Component[];
}

interface Component {
  readonly name: string;
  readonly version: string;
  readonly scope?: 'required' | 'optional' | 'excluded';
  readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
  readonly externalReferences?: readonly unknown[];
}

/**
 * npm's bill of materials as ours: `required` is what ships, `excluded` what only builds and tests. npm tells them apart
 * by devDependencies; but what is bundled stands there, too. Addresses go, since they name whatever registry was used.
 * Pure.
 */
export function toNogginBom(bom: Bom, shipped: readonly ShippedPackage[]): Bom {
  const names = new Set(shipped.map(({ name, version }) => `${name}@${version}`));
  return {
    ...bom,
    metadata: { ...bom.metadata, component: { ...bom.metadata.component, name: 'noggin' } },
    components: bom.components.map((component) => ({
      ...component,
      scope: names.has(`${component.name}@${component.version}`) ? 'required' : 'excluded',
      externalReferences: [],
    })),
  };
}
