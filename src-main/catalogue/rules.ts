import type { Catalogue, CatalogueModel } from './schema.ts';

/** Hugging Face's own client refuses larger single files over plain HTTP. */
const mostBytes = 50_000_000_000;
/** A path of the hub with a commit instead of a branch: what is there never changes. */
const pinned = /\/resolve\/[0-9a-f]{40}\//;

/**
 * What is wrong with a catalogue that is to be published, beyond its schema: one sentence each, none when it may be.
 * Pure.
 */
export function problemsOf({ serial, published, models }: Catalogue): readonly string[] {
  const problems = models.flatMap((model) => rulesOf(model).map((why) => `${model.id}: ${why}`));
  if (serial < 1) problems.push('it has no serial number');
  if (published === null) problems.push('it has no date');
  for (const field of ['url', 'sha256', 'name', 'rank'] as const) {
    problems.push(...twice(models, field));
  }
  return problems;
}

function rulesOf(model: CatalogueModel): readonly string[] {
  const { bytes, url, doubts, recommendable, layers, kvHeads, headSize, memorySource, provenance } = model;
  const memory = [layers, kvHeads, headSize];
  const { totalParameters: total, activeParameters: active } = model;
  const rules: readonly (readonly [boolean, string])[] = [
    [bytes !== null, 'its size is not known'],
    [bytes === null || bytes <= mostBytes, 'it is larger than 50 GB'],
    [/^https:.*\.gguf$/.test(url), 'its address is not that of a GGUF file over https'],
    [
      pinned.test(url) !== doubts.includes('address'),
      'doubts do not say rightly whether its address is pinned',
    ],
    [provenance.checkedAgainst.length > 0 || doubts.includes('one-source'), 'only one source names its hash'],
    [
      recommendable === (doubts.length === 0),
      'it is recommendable exactly when nothing about it is in doubt',
    ],
    [model.gated !== true || doubts.includes('gating'), 'it is gated, and its doubts do not say so'],
    [model.licenceUrl !== null, 'the address of its licence is missing'],
    [model.licenceSummary !== 'its own terms', 'its licence is not put in plain words'],
    [memory.every(isKnown) || !memory.some(isKnown), 'some of its numbers for memory are missing'],
    [memory.some(isKnown) === isKnown(memorySource), 'the source of its numbers for memory is missing'],
    [active === null || total === null || active <= total, 'more parameters work than there are'],
    [!model.demo, 'it is a demo'],
  ];
  return rules.filter(([holds]) => !holds).map(([, why]) => why);
}

function isKnown(value: unknown): boolean {
  return value !== null;
}

function twice(
  models: readonly CatalogueModel[],
  field: 'url' | 'sha256' | 'name' | 'rank',
): readonly string[] {
  const first = new Map<string | number, string>();
  const found: string[] = [];
  for (const model of models) {
    const before = first.get(model[field]);
    if (before === undefined) first.set(model[field], model.id);
    else found.push(`${model.id}: has the same ${field} as ${before}`);
  }
  return found;
}
