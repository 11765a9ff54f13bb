import './model-page.css';
import type { InstalledView } from '../../../src-preload/contract/snapshot.ts';
import { useSnapshot } from '../../state/hooks.ts';
import { goToView } from '../../state/view.ts';
import { Details } from '../../ui/details.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Facts } from '../../ui/facts.tsx';
import { messages } from '../../words/messages.ts';
import { modelName } from '../../words/model-name.ts';
import { modelDetails } from '../models/model-details.ts';
import { aboutFacts } from './about-facts.ts';
import { ItsConversations } from './its-conversations.tsx';
import { LicenceButton } from './licence-button.tsx';
import { Versions } from './versions.tsx';

interface AboutModelProps {
  readonly model: InstalledView;
  readonly onClose: () => void;
}

/** The page of an installed model: what it is good for, its license, its versions, and where it was asked. */
export function AboutModel({ model, onClose }: AboutModelProps) {
  const { modelId } = model;
  const known = useSnapshot(({ models }) => models.find(({ id }) => id === modelId) ?? null);
  return (
    <Dialog
      title={messages.views.models.about(modelName(model))}
      isForReading
      onClose={onClose}
      closeLabel={messages.views.models.close}
    >
      <div className="model-page">
        {known !== null && <p>{messages.catalogue.aboutOf(known.id, known.about)}</p>}
        <Facts layout="rows" facts={aboutFacts(model, known)} />
        <div>
          <LicenceButton modelId={modelId} />
        </div>
        <ItsConversations modelId={modelId} onOpen={onClose} />
        <Versions
          modelId={modelId}
          isInstalled
          onStarted={() => {
            onClose();
            goToView('downloads');
          }}
        />
        {known !== null && <Details facts={modelDetails(known)} />}
      </div>
    </Dialog>
  );
}
