import '../huggingface/hub.css';
import { useState } from 'react';
import type { Result } from '../../../src-preload/contract/errors.ts';
import type { HubVersionsView } from '../../../src-preload/contract/huggingface.ts';
import { requestQuietly } from '../../state/commands.ts';
import { useSnapshot } from '../../state/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { messages } from '../../words/messages.ts';
import { OfferChoice } from '../huggingface/choice.tsx';
import { Problem } from '../huggingface/problem.tsx';
import { versionsWords } from './versions-words.ts';

interface VersionsProps {
  readonly modelId: string;
  readonly isInstalled: boolean;
  readonly onStarted: () => void;
}

/** What its publisher offers now: asked only when the person asks, and not at all where an administrator closed it. */
export function Versions({ modelId, isInstalled, onStarted }: VersionsProps) {
  const isClosed = useSnapshot(({ policy }) => policy.hub);
  const [isLooking, setIsLooking] = useState(false);
  const [answer, setAnswer] = useState<Result<HubVersionsView> | null>(null);
  const words = messages.modelPage;
  if (isClosed) return null;
  const look = async (): Promise<void> => {
    setIsLooking(true);
    setAnswer(await requestQuietly('hub:versions', { modelId }));
    setIsLooking(false);
  };
  const found = answer?.ok === true ? answer.value : null;
  const isUnlisted = answer?.ok === false && isFromElsewhere(answer);
  const news = found === null ? null : versionsWords(found);
  return (
    <section className="model-page-part" aria-label={words.versions} data-focus-scope="versions">
      <h3 className="model-page-title">{words.versions}</h3>
      {found === null && !isUnlisted && (
        <Button
          label={isLooking ? messages.hub.finding : isInstalled ? words.lookForNewer : words.seeVersions}
          onPress={() => (isLooking ? undefined : look())}
        />
      )}
      <output aria-live="polite">{news !== null && <p>{news}</p>}</output>
      {isUnlisted && <p className="quiet">{words.noRepository}</p>}
      {answer?.ok === false && !isUnlisted && <Problem error={answer.error} offerId={null} onAgain={look} />}
      {found !== null && (
        <OfferChoice key={found.offer.id} offer={found.offer} onAgain={look} onStarted={onStarted} />
      )}
    </section>
  );
}

/** It came from a single link, or from this computer: nobody lists its versions. */
function isFromElsewhere({ error }: { readonly error: { readonly code: string } }): boolean {
  return error.code === 'not-now' || error.code === 'unknown-id';
}
