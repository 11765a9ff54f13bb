import './alternatives.css';
import { useId } from 'react';
import type { ModelView, RecommendationView } from '../../../src-preload/contract/snapshot.ts';
import { formatBytes } from '../../ui/format.ts';
import { messages } from '../../words/messages.ts';
import { standingOf } from './standing.ts';
import { type Tier, tiersOf } from './tiers.ts';

interface AlternativesProps {
  readonly recommendation: RecommendationView | null;
  /** Models that can be had. */
  readonly models: readonly ModelView[];
  readonly offeredId: string;
  readonly onChoose: (modelId: string) => void;
}

/** The quick, the balanced and the most capable model, but for the one that is offered already. */
export function Alternatives({ recommendation, models, offeredId, onChoose }: AlternativesProps) {
  const title = useId();
  const words = messages.fit;
  const others = tiersOf(recommendation, models).filter(({ model }) => model.id !== offeredId);
  if (others.length === 0) return null;
  return (
    <div className="alternatives" data-focus-scope="alternatives">
      <p id={title} className="alternatives-title">
        {words.others}
      </p>
      <ul className="alternatives-list" aria-labelledby={title}>
        {others.map(({ tier, model }) => (
          <li key={tier}>
            <Alternative tier={tier} model={model} onChoose={() => onChoose(model.id)} />
          </li>
        ))}
      </ul>
    </div>
  );
}

interface AlternativeProps {
  readonly tier: Tier;
  readonly model: ModelView;
  readonly onChoose: () => void;
}

function Alternative({ tier, model, onChoose }: AlternativeProps) {
  const words = messages.fit;
  const size = model.bytes === null ? messages.models.sizeUnknown : formatBytes(model.bytes);
  return (
    <button type="button" className="alternative" onClick={onChoose}>
      <span className="alternative-role">{words.tiers.names[tier]}</span>
      <span className="alternative-name">{words.nameAndSize(model.name, size)}</span>
      <span className="alternative-about">{aboutOf(tier, model)}</span>
    </button>
  );
}

/** What one gains, and what it costs. */
function aboutOf(tier: Tier, model: ModelView): string {
  const words = messages.fit;
  if (tier === 'quick') return words.quickAbout;
  if (tier === 'balanced') return words.balancedAbout;
  const standing = standingOf(model);
  if (standing === 'slow') return words.capableSlow;
  return standing === 'tight' ? words.capableTight : words.capableAbout;
}
