import type { InstalledView, ModelView } from '../../../src-preload/contract/snapshot.ts';
import type { FoundView } from '../../../src-preload/contract/storage.ts';
import { messages } from '../../words/messages.ts';
import { modelName } from '../../words/model-name.ts';
import { matching } from '../models/model-groups.ts';
import { saysEveryWord } from '../models/says-every-word.ts';

/** Installed models that every word of `text` tells; of those in the list also what the list says of them. Pure. */
export function findInstalled(
  installed: readonly InstalledView[],
  models: readonly ModelView[],
  text: string,
): readonly InstalledView[] {
  const listed = new Set(matching(models, text).map(({ id }) => id));
  return installed.filter(
    (model) =>
      listed.has(model.modelId) || saysEveryWord(text, { names: [modelName(model)], said: [model.modelId] }),
  );
}

/** Models of other programs that every word of `text` tells, in their name or that of their program. Pure. */
export function findElsewhere(found: readonly FoundView[], text: string): readonly FoundView[] {
  return found.filter(({ name, app, path }) =>
    saysEveryWord(text, { names: [name, messages.search.app(app)], said: [path] }),
  );
}
