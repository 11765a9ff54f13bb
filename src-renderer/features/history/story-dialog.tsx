import { type ReactNode, useEffect, useState } from 'react';
import type { StoryLineView, StoryView } from '../../../src-preload/contract/library.ts';
import { request, send } from '../../state/commands.ts';
import { useSnapshot } from '../../state/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { formatMoment, formatSpan } from '../../ui/format.ts';
import { messages } from '../../words/messages.ts';
import { momentWords } from './story-words.ts';
import { tookOf } from './took.ts';

interface StoryDialogProps {
  readonly line: StoryLineView;
  readonly onClose: () => void;
}

/** The receipt of one download: what happened when. */
export function StoryDialog({ line, onClose }: StoryDialogProps) {
  const [story, setStory] = useState<StoryView | null>(null);
  useEffect(() => {
    let isWanted = true;
    void request('library:story', { id: line.id }).then((answer) => {
      if (isWanted && answer.ok) setStory(answer.value);
    });
    return () => {
      isWanted = false;
    };
  }, [line.id]);
  const nextStep = useNextStep(line, onClose);
  const took = story === null ? null : tookOf(story);
  return (
    <Dialog
      title={messages.views.history.receipt(line.name)}
      onClose={onClose}
      closeLabel={messages.library.history.close}
      isForReading
      {...(nextStep === null ? {} : { actions: nextStep })}
    >
      <p className="path story-source">{line.source}</p>
      {took !== null && <p>{messages.views.history.took(formatSpan(took))}</p>}
      <ol className="story-moments">
        {story?.moments.map((moment) => (
          <li key={moment.seq} className="story-moment">
            <time className="quiet" dateTime={new Date(moment.atMs).toISOString()}>
              {formatMoment(moment.atMs)}
            </time>
            <span>{momentWords(moment)}</span>
          </li>
        ))}
      </ol>
    </Dialog>
  );
}

/** What can be done with a model of the history: shown where it is, or downloaded again; null where nothing can. */
function useNextStep({ modelId }: StoryLineView, onClose: () => void): ReactNode {
  const isHere = useSnapshot(({ installed }) => installed.some((model) => model.modelId === modelId));
  const canAsk = useSnapshot(
    ({ models, downloads }) =>
      models.some(({ id }) => id === modelId) && !downloads.some((download) => download.modelId === modelId),
  );
  if (isHere)
    return (
      <Button
        icon="folder"
        label={messages.installed.show}
        onPress={() => send('model:show-in-folder', { modelId })}
      />
    );
  if (!canAsk) return null;
  return (
    <Button
      kind="primary"
      icon="download"
      label={messages.library.fetchAgain}
      onPress={() => {
        onClose();
        return send('download:start', { modelId });
      }}
    />
  );
}
