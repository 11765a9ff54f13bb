import { z } from 'zod';

/** What the hub calls a repository: `org/repo`. */
export const repositoryName = z
  .string()
  .max(200)
  .regex(/^[\w-][\w.-]*\/[\w-][\w.-]*$/);

/** Whether terms have to be accepted, as the hub tells it: `false`, `"auto"`, `"manual"`, or nothing. */
export const gatedSchema = z.union([z.boolean(), z.string()]).optional();

/** Whether a repository has terms to accept. Pure. */
export function isGated(told: z.infer<typeof gatedSchema>): boolean {
  return told !== undefined && told !== false;
}

/** When it was changed last, as the hub tells it; null where it does not. */
export const changedSchema = z.iso.datetime().nullable().catch(null);

/** The same in epoch milliseconds. Pure. */
export function changedMsOf(told: z.infer<typeof changedSchema>): number | null {
  return told === null ? null : Date.parse(told);
}
