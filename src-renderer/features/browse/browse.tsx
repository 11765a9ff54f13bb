import './browse.css';
import { useCallback, useId, useRef, useState } from 'react';
import { useSnapshot } from '../../state/hooks.ts';
import { availableModels } from '../../state/selectors.ts';
import { Button } from '../../ui/button.tsx';
import { choiceScope } from '../../ui/focus-keeper.ts';
import { formatCount } from '../../ui/format-plain.ts';
import { useOneTabStop } from '../../ui/use-one-tab-stop.ts';
import { messages } from '../../words/messages.ts';
import { groupsOf } from '../models/model-groups.ts';
import { BrowseFilters } from './browse-filters.tsx';
import { type ModelFilter, passing, plainFilter } from './filters.ts';
import { ModelDialog } from './model-dialog.tsx';
import { ModelTile } from './model-tile.tsx';

/** No filter hides anything. */
const everything: ModelFilter = { ...plainFilter, fits: false };

/**
 * Models to download, grouped by how they fit, with filters; each opens its dialog.
 * @param props.text words that they are searched for
 */
export function Browse({ text = '' }: { readonly text?: string }) {
  const titleId = useId();
  const available = useSnapshot(availableModels);
  const recommendedId = useSnapshot(({ recommendation }) => recommendation?.modelId ?? null);
  const isListEmpty = useSnapshot(({ models }) => models.length === 0);
  const [filter, setFilter] = useState<ModelFilter>(plainFilter);
  const [openId, setOpenId] = useState<string | null>(null);
  const close = useCallback(() => setOpenId(null), []);
  const lists = useRef<HTMLDivElement>(null);
  const keys = useOneTabStop(lists, '.row-button');
  const words = messages.views.models;
  const found = passing(available, filter, text);
  const hasHidden = found.length === 0 && passing(available, everything, text).length > 0;
  return (
    <section className="browse" aria-labelledby={titleId} data-focus-scope={choiceScope}>
      <h2 id={titleId} className="view-part">
        {words.catalogue}
      </h2>
      {available.length === 0 ? (
        <p className="quiet">{isListEmpty ? messages.models.none : words.allHere}</p>
      ) : (
        <>
          <BrowseFilters filter={filter} models={available} onChange={setFilter} />
          <p role="status" className="quiet browse-count">
            {found.length === 0
              ? words.nothing
              : words.shown(formatCount(found.length), formatCount(available.length))}
          </p>
          {hasHidden && (
            <div>
              <Button label={words.clear} onPress={() => setFilter(everything)} />
            </div>
          )}
          <div ref={lists} className="browse-groups" {...keys}>
            {groupsOf(found, filter.order).map(({ standing, models }) => (
              <div key={standing} className="browse-group">
                <h3 className="browse-group-title">{messages.catalogue.groups[standing]}</h3>
                <ul className="pressable-rows browse-list">
                  {models.map((model) => (
                    <ModelTile
                      key={model.id}
                      model={model}
                      isRecommended={model.id === recommendedId}
                      onOpen={() => setOpenId(model.id)}
                    />
                  ))}
                </ul>
              </div>
            ))}
          </div>
        </>
      )}
      {openId !== null && <ModelDialog key={openId} modelId={openId} onClose={close} />}
    </section>
  );
}
