import './browse.css';
import '../model-page/model-page.css';
import { useEffect } from 'react';
import { useSnapshot } from '../../state/hooks.ts';
import { availableModels } from '../../state/selectors.ts';
import { goToView } from '../../state/view.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { messages } from '../../words/messages.ts';
import { LicenceButton } from '../model-page/licence-button.tsx';
import { Versions } from '../model-page/versions.tsx';
import { ModelOffer } from '../models/model-offer.tsx';

interface ModelDialogProps {
  readonly modelId: string;
  readonly onClose: () => void;
  /** Whether to stay in this view after the download starts, as the first run does. */
  readonly staysHere?: boolean;
}

/** One model's dialog with its Download; starting it leads to its progress. */
export function ModelDialog({ modelId, onClose, staysHere = false }: ModelDialogProps) {
  const model = useSnapshot(availableModels).find(({ id }) => id === modelId);
  const recommendation = useSnapshot((snapshot) => snapshot.recommendation);
  const isTaken = model === undefined;
  useEffect(() => {
    if (isTaken) goOn(onClose, staysHere);
  }, [isTaken, onClose, staysHere]);
  if (isTaken) return null;
  return (
    <Dialog
      title={messages.views.models.about(model.name)}
      isTitleUnseen
      isForReading
      onClose={onClose}
      closeLabel={messages.views.models.close}
    >
      <div className="model-dialog">
        <ModelOffer
          model={model}
          recommendation={recommendation?.modelId === modelId ? recommendation : null}
          alternatives={null}
          list={null}
          toggle={null}
        />
        <div className="model-page">
          <div>
            <LicenceButton modelId={modelId} />
          </div>
          <Versions modelId={modelId} isInstalled={false} onStarted={() => goOn(onClose, staysHere)} />
        </div>
      </div>
    </Dialog>
  );
}

function goOn(close: () => void, staysHere: boolean): void {
  close();
  if (!staysHere) goToView('downloads');
}
