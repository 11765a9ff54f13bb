import './step-indicator.css';
import type { WizardStep } from '../../../src-preload/contract/wizard.ts';
import { Icon } from '../../ui/icon.tsx';
import { messages } from '../../words/messages.ts';

const steps: readonly WizardStep[] = ['hello', 'choose', 'get', 'ready'];

/** Where one is: four names, the present one in words for a screen reader. */
export function StepIndicator({ step }: { readonly step: WizardStep }) {
  const words = messages.wizard;
  const present = steps.indexOf(step);
  return (
    <nav className="steps" aria-label={words.progress}>
      <p className="unseen">{words.stepOf(present + 1, steps.length, words.steps[step])}</p>
      <ol className="steps-list" aria-hidden="true">
        {steps.map((one, index) => (
          <li
            key={one}
            className={`step ${index === present ? 'step-now' : index < present ? 'step-done' : ''}`}
          >
            <span className="step-dot">{index < present ? <Icon name="check" /> : index + 1}</span>
            <span className="step-name">{words.steps[one]}</span>
          </li>
        ))}
      </ol>
    </nav>
  );
}
