import { useEffect, useState } from 'react';
import type { StoryLineView, StoryView } from '../../../src-preload/contract/library.ts';
import { request } from '../../state/commands.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { formatDateTime } from '../../ui/format.ts';
import { messages } from '../../words/messages.ts';
import { momentWords } from './story-words.ts';

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
  return (
    <Dialog
      title={messages.views.history.receipt(line.name)}
      onClose={onClose}
      closeLabel={messages.library.history.close}
      isForReading
    >
      <p className="path story-source">{line.source}</p>
      <ol className="story-moments">
        {story?.moments.map((moment) => (
          <li key={moment.seq} className="story-moment">
            <time className="quiet" dateTime={new Date(moment.atMs).toISOString()}>
              {formatDateTime(moment.atMs)}
            </time>
            <span>{momentWords(moment)}</span>
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
