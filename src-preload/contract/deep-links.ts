import { z } from 'zod';

/** Why a `noggin://` link leads nowhere. */
export type LinkRefusal = 'unreadable' | 'unknown-model';

/** The views of the window. */
export type ViewName = 'chat' | 'home' | 'models' | 'downloads' | 'settings';

/** What the native menu asks the page to show. */
export type MenuCommand =
  | { readonly kind: 'go'; readonly to: ViewName }
  /** The dialog of links and names. */
  | { readonly kind: 'add' }
  | { readonly kind: 'about' };

/** What was asked for outside the page, by a `noggin://` link or the menu, and has not been dealt with yet. */
export type LinkView =
  | { readonly kind: 'model'; readonly id: string; readonly modelId: string }
  /** Text for the dialog of links and names. Nothing is looked up before the person asks for it. */
  | { readonly kind: 'get'; readonly id: string; readonly text: string }
  | { readonly kind: 'refused'; readonly id: string }
  | (MenuCommand & { readonly id: string });

/** Requests about it. */
export const linkRequests = {
  /** It was shown, or what it opened was closed: it is not shown again. */
  'link:seen': z.strictObject({ id: z.uuid() }),
} as const;

/** Values of the requests in {@link linkRequests}. */
export type LinkOutput = { readonly [R in keyof typeof linkRequests]: null };
