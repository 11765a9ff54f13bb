import { useEffect, useRef, useState } from 'react';
import type { Result } from '../../../src-preload/contract/errors.ts';
import type {
  CompanionView,
  HubCheckView,
  HubChoicesView,
} from '../../../src-preload/contract/huggingface.ts';
import { requestQuietly } from '../../state/commands.ts';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import { companionRole } from '../../words/error-sentence.ts';
import { messages } from '../../words/messages.ts';
import { askAccess, useAccess } from './access.ts';
import { Companions } from './companions.tsx';
import { FileList } from './file-list.tsx';
import { FileWords } from './file-words.tsx';
import { Problem } from './problem.tsx';
import { isRecommended, whyChosen } from './why-chosen.ts';

interface OfferChoiceProps {
  readonly offer: HubChoicesView;
  /** Repeats the lookup: with a token the hub may tell more. */
  readonly onAgain: () => unknown;
  readonly onStarted: () => void;
}

/** The versions of a model, the sensible one chosen; the chosen one is looked into before it is downloaded. */
export function OfferChoice({ offer, onAgain, onStarted }: OfferChoiceProps) {
  const words = messages.hub;
  const [chosenId, setChosenId] = useState(offer.chosenId);
  const [check, setCheck] = useState<Result<HubCheckView> | null>(null);
  const [turnedDown, setTurnedDown] = useState<readonly CompanionView[]>([]);
  const hasChosen = useRef(false);
  const { isRefused } = useAccess();
  const region = useRef<HTMLElement>(null);
  const offerId = offer.id;
  useEffect(() => {
    let isCurrent = true;
    setCheck(null);
    void requestQuietly('hub:check', { offerId, fileId: chosenId }).then((answer) => {
      if (isCurrent) setCheck(answer);
      void askAccess();
      const insteadId = answer.ok ? null : answer.error.details?.['insteadId'];
      if (!isCurrent || answer.ok || typeof insteadId !== 'string' || hasChosen.current) return;
      // Falls back to the next best file when the preselected one is no model, and says so.
      const role = companionRole(answer.error);
      const name = offer.files.find(({ id }) => id === chosenId)?.name;
      if (role !== null && name !== undefined) setTurnedDown((before) => [...before, { name, role }]);
      setChosenId(insteadId);
    });
    return () => {
      isCurrent = false;
    };
  }, [offerId, offer.files, chosenId]);
  useEffect(() => region.current?.querySelector<HTMLInputElement>(':checked')?.focus(), []);

  const chosen = offer.files.find(({ id }) => id === chosenId);
  if (chosen === undefined) return null;
  // Trust the check over the listing: a hub may mask hashes for those without access.
  const isPublished = chosen.published || (check?.ok === true && check.value.published);
  const start = async (): Promise<void> => {
    const unproven = !isPublished;
    const answer = await requestQuietly('hub:start', { offerId, fileId: chosenId, unproven });
    if (answer.ok) onStarted();
    else setCheck(answer);
  };
  const choose = (fileId: string): void => {
    hasChosen.current = true;
    setChosenId(fileId);
  };
  const why = whyChosen(offer);
  return (
    <section ref={region} className="hub-offer" aria-label={offer.name}>
      <div>
        <h3 className="hub-name">{offer.name}</h3>
        <p className="quiet">
          {words.from(offer.repository ?? offer.host)} · {words.found(offer.files.length)}
        </p>
      </div>
      {why !== null && <p>{why}</p>}
      <FileList
        files={offer.files}
        recommendedId={isRecommended(offer) ? offer.chosenId : null}
        chosenId={chosenId}
        onChoose={choose}
      />
      <Companions files={[...offer.companions, ...turnedDown]} />
      {offer.gated && check?.ok === true && <p className="quiet">{words.gated}</p>}
      {isRefused && check?.ok === true && <Note tone="warn">{words.tokenInvalid}</Note>}
      <FileWords check={check?.ok === true ? check.value : null} isReading={check === null} />
      {check?.ok === false ? (
        <Problem error={check.error} offerId={offer.repository === null ? null : offerId} onAgain={onAgain} />
      ) : (
        <>
          {chosen.role !== null && <Note tone="warn">{words.companions[chosen.role]}</Note>}
          {!isPublished && check !== null && <Note tone="warn">{words.unproven}</Note>}
          <div className="card-actions">
            <Button
              kind="primary"
              size="large"
              icon="download"
              label={isPublished || check === null ? words.download : words.downloadUnproven}
              onPress={start}
            />
          </div>
        </>
      )}
    </section>
  );
}
