import { useEffect, useId, useRef } from 'react';
import type { ModelView, Verdict } from '../../../src-preload/contract/snapshot.ts';
import { messages } from '../../app/messages/messages.ts';
import { Badge, type BadgeTone } from '../../ui/badge.tsx';
import { formatBytes } from '../../ui/format.ts';

const tones: Readonly<Record<Verdict, BadgeTone>> = { comfortable: 'good', tight: 'warn', 'too-big': 'bad' };

interface ModelListProps {
  readonly id: string;
  readonly models: readonly ModelView[];
  readonly chosenId: string;
  readonly onChoose: (modelId: string) => void;
}

/** Every model there is to choose from, each with how it fits this computer. Takes the focus when it unfolds. */
export function ModelList({ id, models, chosenId, onChoose }: ModelListProps) {
  const list = useRef<HTMLFieldSetElement>(null);
  useEffect(() => list.current?.querySelector<HTMLInputElement>(':checked')?.focus(), []);
  return (
    <fieldset id={id} ref={list} className="model-list">
      <legend className="unseen">{messages.models.listLegend}</legend>
      {models.map((model) => (
        <ModelRow
          key={model.id}
          model={model}
          isChosen={model.id === chosenId}
          onChoose={() => onChoose(model.id)}
        />
      ))}
    </fieldset>
  );
}

interface ModelRowProps {
  readonly model: ModelView;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function ModelRow({ model, isChosen, onChoose }: ModelRowProps) {
  const id = useId();
  const words = messages.models;
  const size = model.bytes === null ? words.sizeUnknown : formatBytes(model.bytes);
  return (
    <label className="model-row">
      <input
        type="radio"
        name="model"
        className="model-radio"
        checked={isChosen}
        onChange={onChoose}
        aria-labelledby={`${id}-name`}
        aria-describedby={`${id}-verdict ${id}-about`}
      />
      <span className="model-words">
        <span id={`${id}-name`} className="model-name">
          {model.name}
        </span>
        <span id={`${id}-about`} className="model-about">
          {words.listItem(size, model.about)}
        </span>
      </span>
      <span id={`${id}-verdict`} className="model-verdict">
        <Badge tone={tones[model.verdict]}>{messages.verdicts[model.verdict]}</Badge>
      </span>
    </label>
  );
}
