import './models.css';
import { useId, useState } from 'react';
import { useSnapshot } from '../../state/hooks.ts';
import { availableModels } from '../../state/selectors.ts';
import { choiceScope } from '../../ui/focus-keeper.ts';
import { messages } from '../../words/messages.ts';
import { Alternatives } from './alternatives.tsx';
import { ListToggle } from './list-toggle.tsx';
import { ModelList } from './model-list.tsx';
import { ModelOffer } from './model-offer.tsx';

/** The recommended model, and a folded list of others. */
export function ModelChoice() {
  const available = useSnapshot(availableModels);
  const recommendation = useSnapshot((snapshot) => snapshot.recommendation);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const listId = useId();

  const recommended = available.find(({ id }) => id === recommendation?.modelId);
  const chosen = available.find(({ id }) => id === chosenId);
  const offered = chosen ?? recommended ?? (isOpen ? available[0] : undefined);
  if (available.length === 0) return <NothingToChoose />;

  const toggle = (
    <ListToggle
      isOpen={isOpen}
      isAlone={offered === undefined}
      controls={listId}
      onToggle={() => setIsOpen(!isOpen)}
    />
  );
  const list = isOpen && offered !== undefined && (
    <ModelList id={listId} models={available} chosenId={offered.id} onChoose={setChosenId} />
  );
  return (
    <section className="choice" aria-label={messages.models.section} data-focus-scope={choiceScope}>
      {available.every(({ fit }) => fit.room.kind !== 'fits') && (
        <p className="quiet">{messages.fit.noneFits}</p>
      )}
      {offered === undefined ? (
        toggle
      ) : (
        <ModelOffer
          model={offered}
          recommendation={offered === recommended ? recommendation : null}
          alternatives={
            !isOpen && (
              <Alternatives
                recommendation={recommendation}
                models={available}
                offeredId={offered.id}
                onChoose={setChosenId}
              />
            )
          }
          list={list}
          toggle={toggle}
        />
      )}
    </section>
  );
}

/** Says when the list is empty; silent when every model is installed. */
function NothingToChoose() {
  const isListEmpty = useSnapshot(({ models }) => models.length === 0);
  return isListEmpty ? <p className="quiet">{messages.models.none}</p> : null;
}
