import type { wizardRequests } from '../../src-preload/contract/wizard.ts';
import type { Wizard } from '../ui-state/onboarding.ts';
import type { Handlers } from './gateway.ts';

/** What the first run's requests are made of. */
export interface WizardServices {
  readonly wizard: Wizard;
}

/** Binds the requests of the first run. */
export function wizardHandlers({ wizard }: WizardServices): Pick<Handlers, keyof typeof wizardRequests> {
  return {
    'wizard:go': ({ step }) => nothing(wizard.go(step)),
    'wizard:finish': () => nothing(wizard.finish()),
    'wizard:open': () => nothing(wizard.open()),
    'wizard:cancel': ({ id }) => nothing(wizard.cancel(id)),
    'wizard:undo-cancel': ({ id }) => nothing(wizard.undoCancel(id)),
    'wizard:small-first': ({ modelId, largeId }) => nothing(wizard.smallFirst(modelId, largeId)),
  };
}

function nothing(_done: unknown): null {
  return null;
}
