import { useEffect, useId, useRef, useState } from 'react';
import type { StoryLineView, StoryView } from '../../../src-preload/contract/library.ts';
import { messages } from '../../app/messages/messages.ts';
import { request } from '../../state/commands.ts';
import { formatDateTime } from '../../ui/format.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { momentWords } from './story-words.ts';

interface StoryDialogProps {
  readonly line: StoryLineView;
  readonly onClose: () => void;
}

/** The receipt of one download: what happened when. The browser keeps the focus in it, and gives it back. */
export function StoryDialog({ line, onClose }: StoryDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const [story, setStory] = useState<StoryView | null>(null);
  useEffect(() => dialog.current?.showModal(), []);
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
    <dialog ref={dialog} className="story-dialog" aria-labelledby={titleId} onClose={onClose}>
      <div className="story-dialog-head">
        <h2 id={titleId} className="card-title">
          {messages.views.history.receipt(line.name)}
        </h2>
        <IconButton
          icon="cancel"
          label={messages.library.history.close}
          onPress={() => dialog.current?.close()}
        />
      </div>
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
    </dialog>
  );
}
