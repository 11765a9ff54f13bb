import { z } from 'zod';

/** Why a `noggin://` link leads nowhere. */
export type LinkRefusal = 'unreadable' | 'unknown-model';

/** A `noggin://` link that was opened outside Noggin and that the person has not dealt with yet. */
export type LinkView =
  | { readonly kind: 'model'; readonly id: string; readonly modelId: string }
  /** Text for the dialog of links and names. Nothing is looked up before the person asks for it. */
  | { readonly kind: 'get'; readonly id: string; readonly text: string }
  | { readonly kind: 'refused'; readonly id: string };

/** Requests about such a link. */
export const linkRequests = {
  /** It was shown, or what it opened was closed: it is not shown again. */
  'link:seen': z.strictObject({ id: z.uuid() }),
} as const;

/** Values of the requests in {@link linkRequests}. */
export type LinkOutput = { readonly [R in keyof typeof linkRequests]: null };
