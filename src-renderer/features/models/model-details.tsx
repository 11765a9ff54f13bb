import type { ModelView } from '../../../src-preload/contract/snapshot.ts';
import { messages } from '../../app/messages/messages.ts';
import { Details } from '../../ui/details.tsx';
import type { Fact } from '../../ui/facts.tsx';
import { formatCount } from '../../ui/format-plain.ts';
import { doubtOf } from './doubt.ts';

/** What somebody who knows models would ask about this one, folded away; what is in doubt stands before it. */
export function ModelDetails({ model }: { readonly model: ModelView }) {
  const doubt = doubtOf(model);
  return (
    <>
      {doubt !== null && <p className="quiet">{doubt}</p>}
      <Details facts={factsOf(model)} />
    </>
  );
}

function factsOf(model: ModelView): readonly Fact[] {
  const words = messages.catalogue;
  const { contextLength, licenceUrl } = model;
  return [
    { name: words.licence, value: model.licenceName },
    ...(licenceUrl === null ? [] : [{ name: words.licenceText, value: licenceUrl, looks: 'path' as const }]),
    { name: words.maker, value: model.maker },
    { name: words.publisher, value: `${model.publisher} (${model.sourceHost})` },
    { name: words.parameters, value: model.parameters },
    { name: words.quantization, value: model.quantization },
    {
      name: words.contextLength,
      value: contextLength === null ? words.unknown : words.tokens(formatCount(contextLength)),
    },
    { name: words.place, value: model.rankReason },
    { name: messages.details.sha256, value: model.sha256, looks: 'path' },
  ];
}
