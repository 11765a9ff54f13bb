import type { HistoryFilter } from '../../../src-preload/contract/library.ts';
import { messages } from '../../words/messages.ts';

const words = messages.library.history;
const states = Object.entries(words.filters) as [HistoryFilter['state'], string][];

interface HistoryFiltersProps {
  readonly filter: HistoryFilter;
  readonly onChange: (filter: HistoryFilter) => void;
}

/** Which downloads the history shows. */
export function HistoryFilters({ filter, onChange }: HistoryFiltersProps) {
  return (
    <div className="history-filters">
      <label className="history-field">
        {words.search}
        <input
          type="search"
          className="history-control"
          maxLength={200}
          value={filter.text}
          onChange={({ target }) => onChange({ ...filter, text: target.value })}
        />
      </label>
      <label className="history-field">
        {words.state}
        <select
          className="history-control"
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
