import './library.css';
import { useEffect, useState } from 'react';
import type { HistoryFilter, StoryView } from '../../../src-preload/contract/library.ts';
import { messages } from '../../app/messages/messages.ts';
import { request } from '../../state/commands.ts';
import { useSnapshot } from '../../state/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { SelectRow } from '../../ui/select-row.tsx';
import { Story } from './story.tsx';

const words = messages.library.history;
const states = Object.entries(words.filters) as [HistoryFilter['state'], string][];

/** Every download with its story, to be searched and saved. */
export function HistoryDialog({ onClose }: { readonly onClose: () => void }) {
  const [filter, setFilter] = useState<HistoryFilter>({ text: '', state: 'all' });
  const stories = useStories(filter);
  return (
    <Dialog
      size="large"
      title={words.title}
      tools={<SaveButton filter={filter} />}
      closeLabel={words.close}
      onClose={onClose}
    >
      <Filters filter={filter} onChange={setFilter} />
      {stories?.length === 0 && <p className="quiet">{words.empty}</p>}
      <ul className="history-list">
        {stories?.map((story) => (
          <Story key={story.id} story={story} />
        ))}
      </ul>
    </Dialog>
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
      <SearchField
        label={words.search}
        value={filter.text}
        onChange={(text) => onChange({ ...filter, text })}
      />
      <SelectRow
        label={words.state}
        spread="close"
        value={filter.state}
        choices={states}
        onChange={(state) => onChange({ ...filter, state })}
      />
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
