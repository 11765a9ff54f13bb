import type { Catalogue, CatalogueModel } from '../../src-main/catalogue/schema.ts';

/** The contents of a catalogue, as lines for a person. Pure. */
export function summary({ serial, published, models }: Catalogue): readonly string[] {
  const count = (holds: (model: CatalogueModel) => boolean): number => models.filter(holds).length;
  const doubted = models.filter(({ recommendable }) => !recommendable);
  return [
    `Catalogue ${serial} of ${published ?? 'an unknown day'}: ${models.length} models, ${count(({ recommendable }) => recommendable)} recommendable`,
    `  hash named by two or more sources: ${count(({ provenance }) => provenance.checkedAgainst.length > 0)}`,
    `  address pinned to a revision:      ${count(({ doubts }) => !doubts.includes('address'))}`,
    `  fetched without an account:        ${count(({ gated }) => gated === false)} said so, ${count(({ gated }) => gated === null)} not said`,
    `  free for any use:                  ${count(({ licenceSummary }) => licenceSummary === 'free for any use')}`,
    `  numbers for memory known:          ${count(({ layers }) => layers !== null)}, others are read from the file's header`,
    `  context length known:              ${count(({ contextLength }) => contextLength !== null)}`,
    ...(doubted.length === 0 ? [] : ['Never recommended by itself:']),
    ...doubted.map(({ id, doubts }) => `  ${id} (in doubt: ${doubts.join(', ')})`),
  ];
}
