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
  | { readonly kind: 'help' }
  | { readonly kind: 'about' };

/** A pending request from a `noggin://` link or the menu. */
export type LinkView =
  | { readonly kind: 'model'; readonly id: string; readonly modelId: string }
  /** Prefills the dialog of links and names; only the person starts the lookup. */
  | { readonly kind: 'get'; readonly id: string; readonly text: string }
  | { readonly kind: 'refused'; readonly id: string }
  | (MenuCommand & { readonly id: string });

/** Requests about it. */
export const linkRequests = {
  /** Handled: never shown again. */
  'link:seen': z.strictObject({ id: z.uuid() }),
} as const;

/** Values of the requests in {@link linkRequests}. */
export type LinkOutput = { readonly [R in keyof typeof linkRequests]: null };
