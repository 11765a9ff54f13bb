import { z } from 'zod';

/** Pages about Noggin that the browser can be asked to show; main knows their addresses. */
export const aboutPages = ['licence', 'electron', 'chromium', 'sqlite'] as const;
export type AboutPage = (typeof aboutPages)[number];

/** Requests of the About dialog. The page names a page, or a package of the list, never an address. */
export const aboutRequests = {
  'about:open-page': z.strictObject({ page: z.enum(aboutPages) }),
  /** A name as npm allows it (https://github.com/npm/validate-npm-package-name). */
  'about:open-package': z.strictObject({
    name: z
      .string()
      .max(214)
      .regex(/^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/),
  }),
} as const;

/** Values of the requests in {@link aboutRequests}. */
export interface AboutOutput {
  'about:open-page': null;
  'about:open-package': null;
}
