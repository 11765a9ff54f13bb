import type { policyWords as english } from './en-admin-policy.ts';
import type { InWords } from './in-words.ts';

/** What the window says about what an administrator has decided, in German. */
export const policyWords: InWords<typeof english> = {
  fixed: 'Von Ihrer Verwaltung festgelegt.',
  ceiling: (speed) => `Ihre Verwaltung erlaubt höchstens ${speed}.`,
  hub: 'Ihre Verwaltung lässt keine Modelle von außerhalb der Liste zu.',
  proxy: 'Ihre Verwaltung hat festgelegt, wie Noggin ins Internet gelangt.',
  mirror: 'Modelldateien kommen von einem Server, den Ihre Verwaltung festgelegt hat.',
  catalogue: 'Ihre Verwaltung hat diese Liste der Modelle ausgewählt.',
  allowedModels: 'Ihre Verwaltung hat ausgewählt, welche ihrer Modelle angeboten werden.',
  updates: 'Ihre Verwaltung hat die Suche nach neueren Fassungen abgeschaltet.',
};
