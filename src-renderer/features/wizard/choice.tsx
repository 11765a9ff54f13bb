import { useId, useState } from 'react';
import type { ModelView, RecommendationView } from '../../../src-preload/contract/snapshot.ts';
import { useSnapshot } from '../../state/hooks.ts';
import { choiceScope } from '../../ui/focus-keeper.ts';
import { messages } from '../../words/messages.ts';
import { KeptIn } from '../folder/kept-in.tsx';
import { Alternatives } from '../models/alternatives.tsx';
import { ListToggle } from '../models/list-toggle.tsx';
import { ModelList } from '../models/model-list.tsx';
import { ModelOffer } from '../models/model-offer.tsx';

interface ChoiceProps {
  readonly models: readonly ModelView[];
  readonly recommendation: RecommendationView | null;
}

/** The recommended model large, a lighter and a stronger one beside it, and everything else behind a button. */
export function Choice({ models, recommendation }: ChoiceProps) {
  // Who cancelled one is shown it again, to take it up or to take another.
  const cancelledId = useSnapshot(({ wizard }) => wizard.cancelling?.modelId ?? null);
  const [chosenId, setChosenId] = useState<string | null>(cancelledId);
  const [isOpen, setIsOpen] = useState(false);
  const listId = useId();
  const recommended = models.find(({ id }) => id === recommendation?.modelId);
  const chosen = models.find(({ id }) => id === chosenId);
  const offered = chosen ?? recommended ?? (isOpen ? models[0] : undefined);
  const toggle = (
    <ListToggle
      label={messages.wizard.choose.seeAll}
      isOpen={isOpen}
      isAlone={offered === undefined}
      controls={listId}
      onToggle={() => setIsOpen(!isOpen)}
    />
  );
  return (
    <section className="choice" aria-label={messages.models.section} data-focus-scope={choiceScope}>
      {offered === undefined ? (
        toggle
      ) : (
        <div className="choice-beside">
          <ModelOffer
            model={offered}
            recommendation={offered === recommended ? recommendation : null}
            alternatives={null}
            list={
              isOpen && <ModelList id={listId} models={models} chosenId={offered.id} onChoose={setChosenId} />
            }
            toggle={toggle}
            kept={<KeptIn />}
          />
          {!isOpen && (
            <Alternatives
              recommendation={recommendation}
              models={models}
              offeredId={offered.id}
              onChoose={setChosenId}
            />
          )}
        </div>
      )}
    </section>
  );
}
