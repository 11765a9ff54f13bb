import type { ModelView } from '../../../src-preload/contract/snapshot.ts';
import { SelectRow } from '../../ui/select-row.tsx';
import { messages } from '../../words/messages.ts';
import { modelOrders } from '../models/model-groups.ts';
import { tasks, tasksOf } from '../models/tasks.ts';
import { type ModelFilter, makersOf, sizeRanges } from './filters.ts';

interface BrowseFiltersProps {
  readonly filter: ModelFilter;
  readonly models: readonly ModelView[];
  readonly onChange: (filter: ModelFilter) => void;
}

/** What kinds of models are shown, and in which order. */
export function BrowseFilters({ filter, models, onChange }: BrowseFiltersProps) {
  const words = messages.views.models;
  const known = new Set(models.flatMap((model) => [...tasksOf(model)]));
  return (
    <search className="browse-filters">
      <SelectRow
        label={words.size}
        spread="close"
        value={filter.size}
        choices={sizeRanges.map((size) => [size, words.sizes[size]] as const)}
        onChange={(size) => onChange({ ...filter, size })}
      />
      <SelectRow
        label={words.maker}
        spread="close"
        value={filter.maker}
        choices={[
          [null, words.anyMaker] as const,
          ...makersOf(models, messages.locale).map((maker) => [maker, maker] as const),
        ]}
        onChange={(maker) => onChange({ ...filter, maker })}
      />
      <label className="browse-fits">
        <input
          type="checkbox"
          className="browse-check"
          checked={filter.fits}
          onChange={({ target }) => onChange({ ...filter, fits: target.checked })}
        />
        <span>{words.fits}</span>
      </label>
      <SelectRow
        label={words.sort}
        spread="close"
        value={filter.order}
        choices={modelOrders.map((order) => [order, words.offerOrders[order]] as const)}
        onChange={(order) => onChange({ ...filter, order })}
      />
      <fieldset className="browse-tasks">
        <legend className="unseen">{messages.catalogue.tasksLegend}</legend>
        {tasks
          .filter((task) => known.has(task))
          .map((task) => (
            <button
              key={task}
              type="button"
              className="browse-task"
              aria-pressed={filter.task === task}
              onClick={() => onChange({ ...filter, task: filter.task === task ? null : task })}
            >
              {messages.catalogue.tasks[task].name}
            </button>
          ))}
      </fieldset>
    </search>
  );
}
