import { useId } from 'react';
import type { ModelView } from '../../../src-preload/contract/snapshot.ts';
import { Badge } from '../../ui/badge.tsx';
import { formatBytes } from '../../ui/format.ts';
import { RowButton } from '../../ui/row-button.tsx';
import { messages } from '../../words/messages.ts';
import { doubtOf, licenceOf } from '../models/doubt.ts';
import { FitBadge } from '../models/fit-badge.tsx';
import { standingOf } from '../models/standing.ts';

interface ModelTileProps {
  readonly model: ModelView;
  readonly isRecommended: boolean;
  readonly onOpen: () => void;
}

/** One model that can be had, in two lines; pressed, it tells everything. */
export function ModelTile({ model, isRecommended, onOpen }: ModelTileProps) {
  const id = useId();
  const size = model.bytes === null ? messages.models.sizeUnknown : formatBytes(model.bytes);
  const doubt = doubtOf(model);
  return (
    <li className="pressable-row model-tile">
      <div className="row-head">
        <RowButton label={model.name} describedBy={`${id}-verdict ${id}-about`} onPress={onOpen} />
        <span id={`${id}-verdict`} className="model-tile-badges">
          {isRecommended && <Badge tone="accent">{messages.views.models.recommended}</Badge>}
          <FitBadge standing={standingOf(model)} />
        </span>
      </div>
      <div id={`${id}-about`} className="row-about model-tile-about">
        <p className="model-tile-line">
          {messages.models.listItem(size, licenceOf(model))} ·{' '}
          {messages.catalogue.aboutOf(model.id, model.about)}
        </p>
        {doubt !== null && <p>{doubt}</p>}
      </div>
    </li>
  );
}
