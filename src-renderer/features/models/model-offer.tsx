import '../../ui/card.css';
import { type ReactNode, useId } from 'react';
import type { ModelView, RecommendationView } from '../../../src-preload/contract/snapshot.ts';
import { send } from '../../state/commands.ts';
import { useSnapshot } from '../../state/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { Details } from '../../ui/details.tsx';
import { type Fact, Facts } from '../../ui/facts.tsx';
import { modelScope } from '../../ui/focus-keeper.ts';
import { formatBytes } from '../../ui/format.ts';
import { Note } from '../../ui/note.tsx';
import { messages } from '../../words/messages.ts';
import { DownloadTime } from '../computer/download-time.tsx';
import { doubtOf } from './doubt.ts';
import { licenceSummaryOf } from './licence-summary.ts';
import { modelDetails } from './model-details.ts';
import { reasonOf, roomProblem } from './offer-words.ts';
import { unbroken } from './tier-words.ts';

interface ModelOfferProps {
  readonly model: ModelView;
  /** Set when this is the model that Noggin recommends. */
  readonly recommendation: RecommendationView | null;
  /** The models to take instead. */
  readonly alternatives: ReactNode;
  /** The other models, when they are unfolded. */
  readonly list: ReactNode;
  readonly toggle: ReactNode;
  /** Where it will be kept, where that is told in more than a line of the facts. */
  readonly kept?: ReactNode;
  /** Its card above tells already what it is good at. */
  readonly isBelowCards?: boolean;
}

/** One model, large: what it is, why this one, what it takes, and the button. */
export function ModelOffer(props: ModelOfferProps) {
  const { model, recommendation, alternatives, list, toggle, kept, isBelowCards = false } = props;
  const words = messages.models;
  const computer = useSnapshot((snapshot) => snapshot.computer);
  const problem = roomProblem(model);
  const doubt = doubtOf(model);
  const id = useId();
  return (
    <article className="surface card offer" aria-labelledby={id}>
      {!isBelowCards && (
        <p className="offer-eyebrow">{recommendation === null ? words.chosen : words.recommended}</p>
      )}
      <h2 id={id} className={isBelowCards ? 'offer-name-small' : 'offer-name'}>
        {unbroken(model.name)}
      </h2>
      {!isBelowCards && <p className="offer-about">{messages.catalogue.aboutOf(model.id, model.about)}</p>}
      <p className="quiet">{reasonOf(model, recommendation, computer)}</p>
      <Facts layout="wide" facts={factsOf(model, kept === undefined ? computer.modelsFolder : null)} />
      <DownloadTime model={model} />
      {doubt !== null && <p className="quiet">{doubt}</p>}
      {problem !== null && <Note tone="warn">{problem}</Note>}
      {kept}
      {list}
      <div className="card-actions offer-actions">
        <Button
          kind="primary"
          size="large"
          icon="download"
          label={words.download}
          focusNext={modelScope(model.id)}
          onPress={() => send('download:start', { modelId: model.id })}
        />
        {toggle}
        <span className="offer-what" aria-hidden="true">
          {messages.fit.nameAndSize(unbroken(model.name), sizeOf(model))}
        </span>
      </div>
      {alternatives}
      <Details key={model.id} facts={modelDetails(model)} />
    </article>
  );
}

function sizeOf({ bytes }: ModelView): string {
  return bytes === null ? messages.models.sizeUnknown : formatBytes(bytes);
}

function factsOf(model: ModelView, modelsFolder: string | null): readonly Fact[] {
  const words = messages.models;
  return [
    { name: words.size, value: sizeOf(model) },
    { name: words.licence, value: messages.catalogue.licences[licenceSummaryOf(model.licence)] },
    ...(modelsFolder === null ? [] : [{ name: words.keptIn, value: modelsFolder, looks: 'path' as const }]),
  ];
}
