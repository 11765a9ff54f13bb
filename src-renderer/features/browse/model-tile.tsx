import { useId } from 'react';
import type { ModelView, Verdict } from '../../../src-preload/contract/snapshot.ts';
import { messages } from '../../app/messages/messages.ts';
import { Badge, type BadgeTone } from '../../ui/badge.tsx';
import { formatBytes } from '../../ui/format.ts';
import { doubtOf, licenceOf } from '../models/doubt.ts';

const tones: Readonly<Record<Verdict, BadgeTone>> = { comfortable: 'good', tight: 'warn', 'too-big': 'bad' };

interface ModelTileProps {
  readonly model: ModelView;
  readonly isRecommended: boolean;
  readonly onOpen: () => void;
}

/** One model that can be had, in three lines; pressed, it tells everything. */
export function ModelTile({ model, isRecommended, onOpen }: ModelTileProps) {
  const id = useId();
  const size = model.bytes === null ? messages.models.sizeUnknown : formatBytes(model.bytes);
  const doubt = doubtOf(model);
  return (
    <li>
      <button
        type="button"
        className="model-tile"
        aria-labelledby={`${id}-name`}
        aria-describedby={`${id}-verdict ${id}-about`}
        onClick={onOpen}
      >
        <span className="model-tile-head">
          <span id={`${id}-name`} className="model-tile-name">
            {model.name}
          </span>
          <span id={`${id}-verdict`} className="model-tile-badges">
            {isRecommended && <Badge tone="accent">{messages.views.models.recommended}</Badge>}
            <Badge tone={tones[model.verdict]}>{messages.verdicts[model.verdict]}</Badge>
          </span>
        </span>
        <span id={`${id}-about`} className="model-tile-about">
          <span>{model.about}</span>
          <span>{messages.models.listItem(size, licenceOf(model))}</span>
          {doubt !== null && <span>{doubt}</span>}
        </span>
      </button>
    </li>
  );
}
