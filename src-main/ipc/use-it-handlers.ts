import { programCommand } from '../../src-preload/contract/program-command.ts';
import type { UseItView, useItRequests } from '../../src-preload/contract/use-it.ts';
import { NogginError } from '../errors.ts';
import type { Handlers } from './gateway.ts';
import type { LibraryServices } from './library-handlers.ts';

/** What the requests of "Use it" are made of. */
export interface UseItServices extends Pick<LibraryServices, 'library' | 'copyText'> {
  /** Looks how other programs can use an installed file. */
  lookAtUse(file: string): Promise<UseItView>;
}

/** Binds the requests of "Use it". */
export function otherProgramHandlers({
  library,
  copyText,
  lookAtUse,
}: UseItServices): Pick<Handlers, keyof typeof useItRequests> {
  return {
    'use:look': async ({ modelId }) => lookAtUse(await library.pathOf(modelId)),
    'use:copy-command': async ({ modelId, recipe }) => {
      const model = { modelId, path: await library.pathOf(modelId) };
      const command = programCommand(recipe, model, process.platform);
      if (command === null) throw new NogginError('not-now', 'No command holds for this name in every shell');
      copyText(command);
      return null;
    },
  };
}
