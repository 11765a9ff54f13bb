import { programCommand } from '../../src-preload/contract/program-command.ts';
import type { wizardRequests } from '../../src-preload/contract/wizard.ts';
import { NogginError } from '../errors.ts';
import type { Wizard } from '../ui-state/onboarding.ts';
import type { Handlers } from './gateway.ts';
import type { LibraryServices } from './library-handlers.ts';

/** What the first run's requests are made of. */
export interface WizardServices extends Pick<LibraryServices, 'library' | 'copyText'> {
  readonly wizard: Wizard;
}

/** Binds the requests of the first run. */
export function wizardHandlers({
  wizard,
  library,
  copyText,
}: WizardServices): Pick<Handlers, keyof typeof wizardRequests> {
  return {
    'wizard:go': ({ step }) => nothing(wizard.go(step)),
    'wizard:finish': () => nothing(wizard.finish()),
    'wizard:open': () => nothing(wizard.open()),
    'wizard:cancel': ({ id }) => nothing(wizard.cancel(id)),
    'wizard:undo-cancel': ({ id }) => nothing(wizard.undoCancel(id)),
    'wizard:small-first': ({ modelId, largeId }) => nothing(wizard.smallFirst(modelId, largeId)),
    'wizard:copy-command': async ({ modelId, program }) => {
      const command = programCommand(program, await library.pathOf(modelId), process.platform);
      if (command === null) throw new NogginError('not-now', 'No command holds for this name in every shell');
      return nothing(copyText(command));
    },
  };
}

function nothing(_done: unknown): null {
  return null;
}
