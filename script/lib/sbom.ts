import type { ShippedPackage } from './shipped.ts';

/** The part of a CycloneDX 1.5 document that is used here (https://cyclonedx.org/docs/1.5/json/). */
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
 * Turns npm's bill of materials into ours: `required` for what ships, `excluded` for builds and tests. npm separates
 * them by devDependencies, which contain bundled packages, too. Addresses are dropped, since they name an arbitrary
 * registry.
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
