import { useId, useState } from 'react';
import type { ModelView, RecommendationView } from '../../../src-preload/contract/snapshot.ts';
import { useSnapshot } from '../../state/hooks.ts';
import { choiceScope } from '../../ui/focus-keeper.ts';
import { messages } from '../../words/messages.ts';
import { KeptIn } from '../folder/kept-in.tsx';
import { ListToggle } from '../models/list-toggle.tsx';
import { ModelList } from '../models/model-list.tsx';
import { ModelOffer } from '../models/model-offer.tsx';
import { TierCards } from '../models/tier-cards.tsx';
import { tiersOf } from '../models/tiers.ts';

interface ChoiceProps {
  readonly models: readonly ModelView[];
  readonly recommendation: RecommendationView | null;
}

/** Three to choose from in human terms, the chosen one in full, and everything else behind a button. */
export function Choice({ models, recommendation }: ChoiceProps) {
  // Shows a canceled model again, to resume or replace.
  const cancelledId = useSnapshot(({ wizard }) => wizard.cancelling?.modelId ?? null);
  const [chosenId, setChosenId] = useState<string | null>(cancelledId);
  const [isOpen, setIsOpen] = useState(false);
  const listId = useId();
  const recommended = models.find(({ id }) => id === recommendation?.modelId);
  const chosen = models.find(({ id }) => id === chosenId);
  const offered = chosen ?? recommended ?? (isOpen ? models[0] : undefined);
  const tiers = tiersOf(recommendation, models);
  const toggle = (
    <ListToggle
      label={isOpen ? messages.wizard.choose.showLess : messages.wizard.choose.seeAll}
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
        <>
          {tiers.length > 1 && (
            <TierCards
              tiers={tiers}
              recommendedId={recommendation?.modelId ?? null}
              chosenId={offered.id}
              onChoose={setChosenId}
            />
          )}
          <ModelOffer
            model={offered}
            recommendation={offered === recommended ? recommendation : null}
            alternatives={null}
            list={
              isOpen && <ModelList id={listId} models={models} chosenId={offered.id} onChoose={setChosenId} />
            }
            toggle={toggle}
            kept={<KeptIn />}
            isBelowCards={tiers.some(({ model }) => model === offered) && tiers.length > 1}
          />
        </>
      )}
    </section>
  );
}
