import './library.css';
import { useEffect, useId, useRef, useState } from 'react';
import type { HistoryFilter, StoryView } from '../../../src-preload/contract/library.ts';
import { messages } from '../../app/messages/messages.ts';
import { request } from '../../state/commands.ts';
import { useSnapshot } from '../../state/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { Story } from './story.tsx';

const words = messages.library.history;
const states = Object.entries(words.filters) as [HistoryFilter['state'], string][];

/** Every download with its story, to be searched and saved. The browser keeps the focus in it, and gives it back. */
export function HistoryDialog({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const [filter, setFilter] = useState<HistoryFilter>({ text: '', state: 'all' });
  const stories = useStories(filter);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="history" aria-labelledby={titleId} onClose={onClose}>
      <div className="history-head">
        <h2 id={titleId}>{words.title}</h2>
        <div className="card-actions">
          <SaveButton filter={filter} />
          <Button label={words.close} onPress={() => dialog.current?.close()} />
        </div>
      </div>
      <Filters filter={filter} onChange={setFilter} />
      {stories?.length === 0 && <p className="quiet">{words.empty}</p>}
      <ul className="history-list">
        {stories?.map((story) => (
          <Story key={story.id} story={story} />
        ))}
      </ul>
    </dialog>
  );
}

/** What passes the filter; asked for again when a download moves on. Null until the first answer. */
function useStories(filter: HistoryFilter): readonly StoryView[] | null {
  const [answered, setAnswered] = useState<{
    readonly moves: string;
    readonly stories: readonly StoryView[];
  } | null>(null);
  const moves = useSnapshot(({ downloads, installed }) =>
    [...downloads.map(({ id, state }) => `${id} ${state}`), installed.length].join(),
  );
  useEffect(() => {
    let isWanted = true;
    void request('library:history', filter).then((answer) => {
      if (isWanted && answer.ok) setAnswered({ moves, stories: answer.value });
    });
    return () => {
      isWanted = false;
    };
  }, [filter, moves]);
  return answered?.stories ?? null;
}

interface FiltersProps {
  readonly filter: HistoryFilter;
  readonly onChange: (filter: HistoryFilter) => void;
}

function Filters({ filter, onChange }: FiltersProps) {
  return (
    <div className="history-filters">
      <label className="history-field">
        {words.search}
        <input
          type="search"
          className="history-search"
          maxLength={200}
          value={filter.text}
          onChange={({ target }) => onChange({ ...filter, text: target.value })}
        />
      </label>
      <label className="history-field">
        {words.state}
        <select
          className="history-select"
          value={filter.state}
          onChange={({ target }) => onChange({ ...filter, state: target.value as HistoryFilter['state'] })}
        >
          {states.map(([state, label]) => (
            <option key={state} value={state}>
              {label}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

function SaveButton({ filter }: { readonly filter: HistoryFilter }) {
  const [isSaved, setIsSaved] = useState(false);
  const save = async (): Promise<void> => {
    const answer = await request('library:export-history', filter);
    setIsSaved(answer.ok && answer.value.saved);
  };
  return (
    <>
      <Button icon="download" label={words.export} onPress={save} />
      <output className={isSaved ? 'quiet' : 'unseen'}>{isSaved ? words.saved : ''}</output>
    </>
  );
}
