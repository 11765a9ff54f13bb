import { z } from 'zod';
import { modelId } from './model-id.ts';

/** The steps of the first run, in their order. */
export const wizardSteps = ['hello', 'choose', 'get', 'ready'] as const;
/** One of {@link wizardSteps}. */
export type WizardStep = (typeof wizardSteps)[number];

/** A download canceled a moment ago: paused and kept until the undo expires. */
export interface CancellingView {
  readonly id: string;
  readonly modelId: string;
  readonly name: string;
}

/** A smaller model that goes first, and the download that waits for it. */
export interface SmallFirstView {
  readonly smallId: string;
  readonly largeId: string;
}

/** The first run, as main remembers it. */
export interface WizardView {
  readonly state: 'open' | 'done';
  /** Last step shown; downloads may imply a later one, see the window's `stepOf`. */
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
  /** Starts a model; the download `largeId` waits until that is installed. */
  'wizard:small-first': z.strictObject({ modelId, largeId: z.uuid() }),
} as const;

/** None of them answers anything: what comes of them is pushed. */
export type WizardOutput = { readonly [R in keyof typeof wizardRequests]: null };
