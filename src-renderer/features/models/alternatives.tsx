import './alternatives.css';
import { useId } from 'react';
import type { ModelView, RecommendationView } from '../../../src-preload/contract/snapshot.ts';
import { formatBytes } from '../../ui/format.ts';
import { messages } from '../../words/messages.ts';

interface AlternativesProps {
  readonly recommendation: RecommendationView | null;
  /** Models that can be had. */
  readonly models: readonly ModelView[];
  readonly offeredId: string;
  readonly onChoose: (modelId: string) => void;
}

/** The recommended, the lighter and the stronger model, but for the one that is offered already. */
export function Alternatives({ recommendation, models, offeredId, onChoose }: AlternativesProps) {
  const title = useId();
  const words = messages.fit;
  const roles = [
    { role: words.recommended, id: recommendation?.modelId },
    { role: words.lighter, id: recommendation?.lighterId },
    { role: words.stronger, id: recommendation?.strongerId },
  ];
  const others = roles.flatMap(({ role, id }) => {
    const model = models.find((one) => one.id === id && id !== offeredId);
    return model === undefined ? [] : [{ role, model }];
  });
  if (others.length === 0) return null;
  return (
    <div className="alternatives" data-focus-scope="alternatives">
      <p id={title} className="alternatives-title">
        {words.others}
      </p>
      <ul className="alternatives-list" aria-labelledby={title}>
        {others.map(({ role, model }) => (
          <li key={role}>
            <Alternative role={role} model={model} onChoose={() => onChoose(model.id)} />
          </li>
        ))}
      </ul>
    </div>
  );
}

interface AlternativeProps {
  readonly role: string;
  readonly model: ModelView;
  readonly onChoose: () => void;
}

function Alternative({ role, model, onChoose }: AlternativeProps) {
  const words = messages.fit;
  const size = model.bytes === null ? messages.models.sizeUnknown : formatBytes(model.bytes);
  return (
    <button type="button" className="alternative" onClick={onChoose}>
      <span className="alternative-role">{role}</span>
      <span className="alternative-name">{words.nameAndSize(model.name, size)}</span>
      <span className="alternative-about">{aboutOf(role, model)}</span>
    </button>
  );
}

/** What one gains, and what it costs. */
function aboutOf(role: string, { fit }: ModelView): string {
  const words = messages.fit;
  if (role === words.recommended) return words.recommendedAbout;
  if (role === words.lighter) return words.lighterAbout;
  return fit.verdict === 'comfortable' ? words.strongerSlow : words.strongerTight;
}
