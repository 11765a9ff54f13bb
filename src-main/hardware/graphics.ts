import type { GraphicsCardView } from '../../src-preload/contract/computer.ts';
import type { GpuDevice, ReportedCard } from './report.ts';

/** Makers of graphics by their PCI number; what is not here is an emulation, or too rare to matter. */
const makers: Readonly<Record<number, string>> = {
  4098: 'AMD',
  4203: 'Apple',
  4318: 'NVIDIA',
  32902: 'Intel',
};

/** More than any card has: a number beyond it is a mistake somewhere. */
const mostCardBytes = 1024 ** 4;

/**
 * The graphics cards from what the system lists and what Electron sees. A card's memory is told only where it is
 * certain: overrating it would recommend a model that does not run. Null when neither source could tell. Pure.
 */
export function graphicsCards(
  reported: readonly ReportedCard[] | null,
  devices: readonly GpuDevice[] | null,
  platform: NodeJS.Platform,
): readonly GraphicsCardView[] | null {
  const seen = (reported ?? []).map((card) => ({
    name: nameOf(card),
    memoryBytes: memoryOf(card, platform),
  }));
  if (seen.length > 0) return withoutRepeats(seen);
  const named = (devices ?? []).flatMap(({ vendorId }) => {
    const maker = makers[vendorId];
    return maker === undefined ? [] : [{ name: maker, memoryBytes: null }];
  });
  if (named.length > 0) return named;
  return devices === null ? null : [];
}

function memoryOf(card: ReportedCard, platform: NodeJS.Platform): number | null {
  const isShared = /intel/i.test(card.vendor) && !/\barc\b/i.test(card.model);
  const listed = platform === 'linux' || card.isBorrowed || isShared ? null : card.listedMemoryBytes;
  const bytes = card.ownMemoryBytes ?? listed;
  return bytes !== null && bytes > 0 && bytes <= mostCardBytes ? bytes : null;
}

/** "NVIDIA GeForce RTX 4070": the maker once, without its legal form. */
function nameOf({ vendor, model }: ReportedCard): string {
  const maker = vendor
    .replace(/\b(corporation|corp|inc|ltd|co)\b\.?,?/gi, '')
    .replace(/advanced micro devices,?\s*(\[AMD\/ATI\])?/i, 'AMD')
    .replace(/\s+/g, ' ')
    .trim();
  const isNamed = model.toLowerCase().includes(maker.toLowerCase());
  return (isNamed ? model : `${maker} ${model}`).trim() || 'Graphics';
}

/** Several sources may list one card: of two of one maker, of which only one knows its memory, that one counts. */
function withoutRepeats(cards: readonly GraphicsCardView[]): readonly GraphicsCardView[] {
  const known = cards.filter(({ memoryBytes }) => memoryBytes !== null);
  const rest = cards.filter(({ memoryBytes }) => memoryBytes === null);
  const amdKnown = known.filter(({ name }) => name === 'AMD Radeon');
  // The driver gives the memory without a name, the list the name without the memory, in the same order.
  const amdNamed = rest.filter(({ name }) => /^AMD/.test(name));
  const merged = amdKnown.map((card, index) => ({ ...card, name: amdNamed[index]?.name ?? card.name }));
  const used = new Set(amdNamed.slice(0, amdKnown.length));
  return [
    ...known.filter((card) => !amdKnown.includes(card)),
    ...merged,
    ...rest.filter((card) => !used.has(card)),
  ];
}
