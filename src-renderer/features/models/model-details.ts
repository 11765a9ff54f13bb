import type { ModelView } from '../../../src-preload/contract/snapshot.ts';
import type { Fact } from '../../ui/facts.tsx';
import { formatCount } from '../../ui/format-plain.ts';
import { messages } from '../../words/messages.ts';
import { fitDetails } from './fit-details.ts';

/** What somebody who knows models would ask: the numbers behind the verdict, then where it comes from. Pure. */
export function modelDetails(model: ModelView): readonly Fact[] {
  const words = messages.catalogue;
  const { contextLength, licenceUrl } = model;
  return [
    ...fitDetails(model),
    { name: words.licence, value: model.licenceName },
    ...(licenceUrl === null ? [] : [{ name: words.licenceText, value: licenceUrl, looks: 'path' as const }]),
    { name: words.maker, value: model.maker },
    { name: words.publisher, value: `${model.publisher} (${model.sourceHost})` },
    { name: words.parameters, value: words.parametersOf(model.parameters) },
    { name: words.quantization, value: model.quantization },
    {
      name: words.contextLength,
      value: contextLength === null ? words.unknown : words.tokens(formatCount(contextLength)),
    },
    { name: words.place, value: words.placeOf(model.id, model.rankReason) },
    { name: messages.details.sha256, value: model.sha256, looks: 'path' },
  ];
}
