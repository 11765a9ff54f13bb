import type { z } from 'zod';
import { Refused } from './refused.ts';

/** Reads a request's body by its schema. Pure. @throws Refused `invalid-request`, naming the first field that is wrong */
export function parse<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue === undefined || issue.path.length === 0 ? null : fieldName(issue.path);
  const what = (issue?.message ?? 'It cannot be read').slice(0, 300);
  throw new Refused('invalid-request', field === null ? what : `${field}: ${what}`, field);
}

/** As programs write it: `messages[0].content`. */
function fieldName(path: readonly PropertyKey[]): string {
  return path
    .map((step, index) =>
      typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${String(step)}`,
    )
    .join('')
    .slice(0, 200);
}
