import './tier-cards.css';
import { useId } from 'react';
import type { ModelView } from '../../../src-preload/contract/snapshot.ts';
import { useSnapshot } from '../../state/hooks.ts';
import { Badge } from '../../ui/badge.tsx';
import { formatBytes } from '../../ui/format.ts';
import { messages } from '../../words/messages.ts';
import { FitBadge } from './fit-badge.tsx';
import { standingOf } from './standing.ts';
import { tierWords, unbroken } from './tier-words.ts';
import type { Tier } from './tiers.ts';

interface TierCardsProps {
  readonly tiers: readonly { readonly tier: Tier; readonly model: ModelView }[];
  readonly recommendedId: string | null;
  readonly chosenId: string;
  readonly onChoose: (modelId: string) => void;
}

/** The choice in human terms: quick, balanced or most capable, each with what it gives and what it takes. */
export function TierCards({ tiers, recommendedId, chosenId, onChoose }: TierCardsProps) {
  return (
    <fieldset className="tiers">
      <legend className="unseen">{messages.fit.tiers.legend}</legend>
      {tiers.map(({ tier, model }) => (
        <TierCard
          key={tier}
          tier={tier}
          model={model}
          isRecommended={model.id === recommendedId}
          isChosen={model.id === chosenId}
          onChoose={() => onChoose(model.id)}
        />
      ))}
    </fieldset>
  );
}

interface TierCardProps {
  readonly tier: Tier;
  readonly model: ModelView;
  readonly isRecommended: boolean;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function TierCard({ tier, model, isRecommended, isChosen, onChoose }: TierCardProps) {
  const id = useId();
  const words = messages.fit.tiers;
  const computer = useSnapshot((snapshot) => snapshot.computer);
  const standing = standingOf(model);
  const size = model.bytes === null ? messages.models.sizeUnknown : formatBytes(model.bytes);
  return (
    <label className="surface tier">
      <span className="tier-head">
        <input
          type="radio"
          className="radio"
          name="tier"
          checked={isChosen}
          aria-labelledby={`${id}-name`}
          aria-describedby={`${id}-about`}
          onChange={onChoose}
        />
        <span id={`${id}-name`} className="tier-name">
          {words.names[tier]}
        </span>
      </span>
      <span id={`${id}-about`} className="tier-about">
        <span className="tier-badges">
          {isRecommended && <Badge tone="accent">{messages.fit.recommended}</Badge>}
          {standing !== 'comfortable' && <FitBadge standing={standing} />}
        </span>
        <span>{messages.catalogue.aboutOf(model.id, model.about)}</span>
        {tierWords(model, computer).map((line) => (
          <span key={line} className="tier-line">
            {line}
          </span>
        ))}
        <span className="tier-model">{messages.fit.nameAndSize(unbroken(model.name), size)}</span>
      </span>
    </label>
  );
}
