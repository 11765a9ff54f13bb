import type { AppSnapshot, ModelView } from '../../../src-preload/contract/snapshot.ts';
import type { WizardStep } from '../../../src-preload/contract/wizard.ts';
import { stableList } from '../../state/same-value.ts';
import { shownDownloadIds } from '../../state/selectors.ts';

/** Downloads the wizard shows: all that have a card, the small one that comes first before the others. */
export const wizardDownloadIds: (snapshot: AppSnapshot) => readonly string[] = stableList((snapshot) => {
  const { smallFirst } = snapshot.wizard;
  const ids = shownDownloadIds(snapshot);
  const isFirst = (id: string): boolean => id === smallFirst?.smallId;
  return [...ids.filter(isFirst), ...ids.filter((id) => !isFirst(id))];
});

/**
 * The step to show: what is there decides, and where it leaves a choice, the step that was last gone to. So whatever
 * closed the window, it opens again where things stand. Pure.
 */
export function stepOf(snapshot: AppSnapshot): WizardStep {
  const { wizard, installed } = snapshot;
  if (wizardDownloadIds(snapshot).length > 0) return 'get';
  if (wizard.step === 'hello' || wizard.step === 'choose') return wizard.step;
  return installed.length > 0 ? 'ready' : 'choose';
}

/** Models that can be chosen: neither here nor on their way; one that was just canceled can be. */
export const choosableModels: (snapshot: AppSnapshot) => readonly ModelView[] = stableList((snapshot) => {
  const underWay = wizardDownloadIds(snapshot);
  const taken = new Set([
    ...snapshot.installed.map(({ modelId }) => modelId),
    ...snapshot.downloads.filter(({ id }) => underWay.includes(id)).map(({ modelId }) => modelId),
  ]);
  return snapshot.models.filter(({ id }) => !taken.has(id));
});
