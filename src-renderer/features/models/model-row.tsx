import type { ModelView } from '../../../src-preload/contract/snapshot.ts';
import { formatBytes } from '../../ui/format.ts';
import { RadioRow } from '../../ui/radio-row.tsx';
import { messages } from '../../words/messages.ts';
import { doubtOf, licenceOf } from './doubt.ts';
import { FitBadge } from './fit-badge.tsx';
import { standingOf } from './standing.ts';

interface ModelRowProps {
  readonly model: ModelView;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

/** One model to choose: what it is good at, how large, what its license allows, and how it fits. */
export function ModelRow({ model, isChosen, onChoose }: ModelRowProps) {
  const size = model.bytes === null ? messages.models.sizeUnknown : formatBytes(model.bytes);
  const doubt = doubtOf(model);
  return (
    <RadioRow
      group="model"
      title={model.name}
      isChosen={isChosen}
      onChoose={onChoose}
      badge={<FitBadge standing={standingOf(model)} />}
    >
      <span>{messages.catalogue.aboutOf(model.id, model.about)}</span>
      <span>{messages.models.listItem(size, licenceOf(model))}</span>
      {doubt !== null && <span>{doubt}</span>}
    </RadioRow>
  );
}
