import type { FirstWordsView } from '../../../src-preload/contract/first-words.ts';
import type { LibraryEntryView, ReceiptView } from '../../../src-preload/contract/library.ts';
import type { InstalledView } from '../../../src-preload/contract/snapshot.ts';
import type { Fact } from '../../ui/facts.tsx';
import { formatDateTime, formatDuration } from '../../ui/format.ts';
import { messages } from '../../words/messages.ts';
import { licenceSummaryOf } from '../models/licence-summary.ts';
import { answersHere } from './first-words.ts';

/** The receipt of an installed model, row by row. Pure. */
export function factsOf(
  { modelId, sha256, provenAtMs, parts }: InstalledView,
  { receipt, byPublisher, broughtFrom }: LibraryEntryView,
  firstWords: FirstWordsView | null,
): readonly Fact[] {
  const words = messages.library.receipt;
  const { source, askedAtMs, tookMs, licence } = receipt;
  return [
    { name: messages.details.model, value: modelId, looks: 'path' },
    ...(source === null ? [] : [{ name: words.source, value: source, looks: 'path' } as const]),
    ...(broughtFrom === null
      ? []
      : [{ name: words.broughtFrom, value: broughtFrom, looks: 'path' } as const]),
    ...(askedAtMs === null ? [] : [{ name: words.asked, value: formatDateTime(askedAtMs) }]),
    ...(tookMs === null
      ? []
      : [{ name: words.took, value: formatDuration(tookMs / 1000) ?? words.tookLong }]),
    ...(source === null ? [] : [{ name: words.onTheWay, value: wayOf(receipt) }]),
    answersHere(firstWords),
    { name: words.proven, value: formatDateTime(provenAtMs) },
    { name: words.verified, value: byPublisher ? words.byPublisher : words.byNobody },
    ...(parts ?? [{ sha256 }]).map((part, index): Fact => {
      const name = parts === undefined ? messages.details.sha256 : words.partHash(index + 1, parts.length);
      return { name, value: part.sha256, looks: 'path' };
    }),
    ...(licence === null
      ? []
      : [{ name: words.licence, value: messages.catalogue.licences[licenceSummaryOf(licence)] }]),
  ];
}

function wayOf({ pauses, restarts, damages }: ReceiptView): string {
  const words = messages.library.receipt;
  const said = [
    pauses > 0 ? words.pauses(pauses) : '',
    restarts > 0 ? words.restarts(restarts) : '',
    damages > 0 ? words.damages(damages) : '',
  ].filter((text) => text !== '');
  return said.length === 0 ? words.smooth : said.join(', ');
}
