import './history.css';
import { useId, useState } from 'react';
import type { HistoryFilter, StoryLineView } from '../../../src-preload/contract/library.ts';
import { request } from '../../state/commands.ts';
import { Button } from '../../ui/button.tsx';
import { formatCount } from '../../ui/format-plain.ts';
import { messages } from '../../words/messages.ts';
import { HistoryFilters } from './history-filters.tsx';
import { HistoryLine } from './history-line.tsx';
import { LongList } from './long-list.tsx';
import { StoryDialog } from './story-dialog.tsx';
import { useHistory } from './use-history.ts';

/** Every download there ever was, to be searched, opened and saved. */
export function History() {
  const titleId = useId();
  const [filter, setFilter] = useState<HistoryFilter>({ text: '', state: 'all' });
  const [open, setOpen] = useState<StoryLineView | null>(null);
  const { book, show } = useHistory(filter);
  const words = messages.library.history;
  return (
    <section className="history" aria-labelledby={titleId} data-focus-scope="history">
      <div className="history-head">
        <h2 id={titleId} className="view-part">
          {words.title}
        </h2>
        <SaveButton filter={filter} />
      </div>
      <HistoryFilters filter={filter} onChange={setFilter} />
      <p className="quiet history-count" role="status">
        {book !== null &&
          (book.total === 0 ? words.empty : messages.views.history.count(formatCount(book.total)))}
      </p>
      {book !== null && book.total > 0 && (
        <LongList label={words.title} count={book.total} onShow={show}>
          {(index, isActive) => <HistoryLine line={book.line(index)} isActive={isActive} onOpen={setOpen} />}
        </LongList>
      )}
      {open !== null && <StoryDialog key={open.id} line={open} onClose={() => setOpen(null)} />}
    </section>
  );
}

function SaveButton({ filter }: { readonly filter: HistoryFilter }) {
  const words = messages.library.history;
  const [isSaved, setIsSaved] = useState(false);
  const save = async (): Promise<void> => {
    const answer = await request('library:export-history', filter);
    setIsSaved(answer.ok && answer.value.saved);
  };
  return (
    <div className="history-save">
      <output className={isSaved ? 'quiet' : 'unseen'}>{isSaved ? words.saved : ''}</output>
      <Button kind="quiet" icon="download" label={words.export} onPress={save} />
    </div>
  );
}
