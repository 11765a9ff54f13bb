import { useId } from 'react';
import type { ModelView, Verdict } from '../../../src-preload/contract/snapshot.ts';
import { messages } from '../../app/messages/messages.ts';
import { Badge, type BadgeTone } from '../../ui/badge.tsx';
import { formatBytes } from '../../ui/format.ts';
import { doubtOf, licenceOf } from './doubt.ts';

const tones: Readonly<Record<Verdict, BadgeTone>> = { comfortable: 'good', tight: 'warn', 'too-big': 'bad' };

interface ModelRowProps {
  readonly model: ModelView;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

/** One model to choose: what it is good at, how large, what its licence allows, and how it fits. */
export function ModelRow({ model, isChosen, onChoose }: ModelRowProps) {
  const id = useId();
  const size = model.bytes === null ? messages.models.sizeUnknown : formatBytes(model.bytes);
  const doubt = doubtOf(model);
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
          <span>{messages.catalogue.aboutOf(model.id, model.about)}</span>
          <span>{messages.models.listItem(size, licenceOf(model))}</span>
          {doubt !== null && <span>{doubt}</span>}
        </span>
      </span>
      <span id={`${id}-verdict`} className="model-verdict">
        <Badge tone={tones[model.verdict]}>{messages.verdicts[model.verdict]}</Badge>
      </span>
    </label>
  );
}
