import type { ModelView } from '../../../src-preload/contract/snapshot.ts';
import { messages } from '../../words/messages.ts';
import { type ModelOrder, modelOrders } from '../models/model-groups.ts';
import { tasks, tasksOf } from '../models/tasks.ts';
import { type ModelFilter, makersOf, type SizeRange, sizeRanges } from './filters.ts';

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
      <label className="browse-field">
        <span>{words.size}</span>
        <select
          className="browse-select"
          value={filter.size}
          onChange={({ target }) => onChange({ ...filter, size: target.value as SizeRange })}
        >
          {sizeRanges.map((size) => (
            <option key={size} value={size}>
              {words.sizes[size]}
            </option>
          ))}
        </select>
      </label>
      <label className="browse-field">
        <span>{words.maker}</span>
        <select
          className="browse-select"
          value={filter.maker ?? ''}
          onChange={({ target }) => onChange({ ...filter, maker: target.value === '' ? null : target.value })}
        >
          <option value="">{words.anyMaker}</option>
          {makersOf(models, messages.locale).map((maker) => (
            <option key={maker} value={maker}>
              {maker}
            </option>
          ))}
        </select>
      </label>
      <label className="browse-field">
        <input
          type="checkbox"
          className="browse-check"
          checked={filter.fits}
          onChange={({ target }) => onChange({ ...filter, fits: target.checked })}
        />
        <span>{words.fits}</span>
      </label>
      <label className="browse-field">
        <span>{words.sort}</span>
        <select
          className="browse-select"
          value={filter.order}
          onChange={({ target }) => onChange({ ...filter, order: target.value as ModelOrder })}
        >
          {modelOrders.map((order) => (
            <option key={order} value={order}>
              {words.offerOrders[order]}
            </option>
          ))}
        </select>
      </label>
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
