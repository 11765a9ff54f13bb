import './usable-already.css';
import { useId, useState } from 'react';
import { useSnapshot } from '../../state/hooks.ts';
import { Banner } from '../../ui/banner.tsx';
import { messages } from '../../words/messages.ts';
import { ProgramList } from '../use-it/program-list.tsx';
import { newestModel } from './newest-model.ts';

/** A model that is here already while another one comes. */
export function UsableAlready() {
  const model = useSnapshot(newestModel);
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();
  if (model === undefined) return null;
  const words = messages.wizard.get;
  return (
    <div className="usable">
      <Banner
        tone="accent"
        action={
          <button
            type="button"
            className="button button-quiet"
            aria-expanded={isOpen}
            aria-controls={isOpen ? id : undefined}
            onClick={() => setIsOpen(!isOpen)}
          >
            {words.use}
          </button>
        }
      >
        {words.isHere(model.name)}
      </Banner>
      {isOpen && (
        <div id={id}>
          <ProgramList model={model} />
        </div>
      )}
    </div>
  );
}
