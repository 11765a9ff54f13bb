import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Standing } from '../../../src-preload/contract/computer.ts';
import type { ModelView } from '../../../src-preload/contract/snapshot.ts';
import { RadioList } from '../../ui/radio-row.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { messages } from '../../words/messages.ts';
import { firstOf, groupsOf, type ModelGroup, matching } from './model-groups.ts';
import { ModelRow } from './model-row.tsx';

interface ModelListProps {
  readonly id: string;
  readonly models: readonly ModelView[];
  readonly chosenId: string;
  readonly onChoose: (modelId: string) => void;
}

/**
 * Every model there is to choose from, by how it fits this computer, with a field to find one. Only the
 * best of each group are in sight until the others are asked for. Takes the focus when it unfolds.
 */
export function ModelList({ id, models, chosenId, onChoose }: ModelListProps) {
  const list = useRef<HTMLDivElement>(null);
  const [text, setText] = useState('');
  const [opened, setOpened] = useState<readonly Standing[]>([]);
  const words = messages.catalogue;
  useEffect(() => list.current?.querySelector<HTMLInputElement>(':checked')?.focus(), []);
  const found = matching(models, text);
  const groups = groupsOf(found);
  const isWhole = ({ standing }: ModelGroup): boolean => text.trim() !== '' || opened.includes(standing);
  return (
    <div id={id} ref={list} className="model-choices">
      <SearchField label={words.find} value={text} onChange={setText} />
      <p role="status" className={found.length === 0 ? 'quiet' : 'unseen'}>
        {text.trim() !== '' && (found.length === 0 ? words.nothingFound : words.found(found.length))}
      </p>
      {found.length > 0 && (
        <RadioList legend={messages.models.listLegend}>
          {groups.map((group) => (
            <Group
              key={group.standing}
              group={group}
              shown={isWhole(group) ? group.models : firstOf(group, chosenId, groups.length === 1)}
              chosenId={chosenId}
              onChoose={onChoose}
              onOpen={() => setOpened([...opened, group.standing])}
            />
          ))}
        </RadioList>
      )}
    </div>
  );
}

interface GroupProps extends Pick<ModelListProps, 'chosenId' | 'onChoose'> {
  readonly group: ModelGroup;
  readonly shown: readonly ModelView[];
  readonly onOpen: () => void;
}

function Group({ group: { standing, models }, shown, chosenId, onChoose, onOpen }: GroupProps) {
  const words = messages.catalogue;
  const part = useRef<HTMLFieldSetElement>(null);
  const openAndGo = (): void => {
    const known = new Set(part.current?.querySelectorAll('input'));
    flushSync(onOpen);
    // Moves the focus from the vanished button to the first new model.
    [...(part.current?.querySelectorAll('input') ?? [])].find((input) => !known.has(input))?.focus();
  };
  return (
    <fieldset ref={part} className="model-group">
      <legend className="model-group-title">
        {words.groups[standing]}
        <span className="quiet">{words.groupSize(models.length)}</span>
      </legend>
      {shown.map((model) => (
        <ModelRow
          key={model.id}
          model={model}
          isChosen={model.id === chosenId}
          onChoose={() => onChoose(model.id)}
        />
      ))}
      {shown.length < models.length && (
        <button type="button" className="model-more" onClick={openAndGo}>
          {words.showMore(models.length - shown.length, standing)}
        </button>
      )}
    </fieldset>
  );
}
