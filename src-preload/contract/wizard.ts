import { z } from 'zod';
import { modelId } from './model-id.ts';

/** The steps of the first run, in their order. */
export const wizardSteps = ['hello', 'choose', 'get', 'ready'] as const;
/** One of {@link wizardSteps}. */
export type WizardStep = (typeof wizardSteps)[number];

/** A download that was canceled a moment ago: paused, with everything kept, until the undo has run out. */
export interface CancellingView {
  readonly id: string;
  readonly modelId: string;
  readonly name: string;
}

/** A smaller model that comes first, and the download that stands aside for it until it is here. */
export interface SmallFirstView {
  readonly smallId: string;
  readonly largeId: string;
}

/** The first run, as main remembers it. */
export interface WizardView {
  readonly state: 'open' | 'done';
  /** The step last gone to; what is under way or installed may mean a later one: see the window's `stepOf`. */
  readonly step: WizardStep;
  readonly cancelling: CancellingView | null;
  readonly smallFirst: SmallFirstView | null;
}

const download = z.strictObject({ id: z.uuid() });

/** Requests of the first run. */
export const wizardRequests = {
  'wizard:go': z.strictObject({ step: z.enum(wizardSteps) }),
  'wizard:finish': z.undefined(),
  /** Shows it again from its beginning. */
  'wizard:open': z.undefined(),
  /** Pauses now, and cancels when the undo has run out. */
  'wizard:cancel': download,
  'wizard:undo-cancel': download,
  /** Starts a model; the download `largeId` waits until it is here. */
  'wizard:small-first': z.strictObject({ modelId, largeId: z.uuid() }),
} as const;

/** None of them answers anything: what comes of them is pushed. */
export type WizardOutput = { readonly [R in keyof typeof wizardRequests]: null };
