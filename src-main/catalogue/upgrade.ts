import type { LicenceSummary } from '../../src-preload/contract/catalogue.ts';

type Loose = Readonly<Record<string, unknown>>;

/** Licenses of version 1 files that allow any use. Everything else is worth reading first. */
const freeForAny: readonly unknown[] = ['Apache-2.0', 'MIT'];

/**
 * Raises a catalogue of version 1 to version 2: what it did not say is unknown, and what it could do stays possible.
 * Everything else is handed back as it came, for the schema to judge. Pure.
 */
export function upgrade(data: unknown): unknown {
  if (!isLoose(data) || data['version'] !== 1 || !Array.isArray(data['models'])) return data;
  return { serial: 0, published: null, ...data, version: 2, models: data['models'].map(upgradeModel) };
}

function upgradeModel(model: unknown): unknown {
  if (!isLoose(model)) return model;
  const licence = model['licence'];
  const licenceSummary: LicenceSummary = freeForAny.includes(licence) ? 'free for any use' : 'its own terms';
  return {
    totalParameters: null,
    activeParameters: null,
    licenceName: licence,
    licenceSummary,
    licenceUrl: null,
    layers: null,
    kvHeads: null,
    headSize: null,
    memorySource: null,
    rankReason: 'Not said.',
    gated: null,
    doubts: [],
    recommendable: true,
    provenance: { from: 'Not said', checkedAgainst: [], note: null },
    ...model,
  };
}

function isLoose(data: unknown): data is Loose {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}
