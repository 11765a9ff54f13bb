import { mostDigits, type NumberRange, smallestStep } from './number-range.ts';

/**
 * The bounds that a schema sets a number: `minimum`, `maximum` and the exclusive ones, of draft 4 too. Null where it sets
 * none. A bound is infinite where numbers are never written so large. Pure.
 */
export function rangeOf(
  type: 'number' | 'integer',
  schema: Readonly<Record<string, unknown>>,
): NumberRange | null {
  const step = type === 'integer' ? 1 : smallestStep;
  const least = [bound(schema['minimum']), beyond(schema['exclusiveMinimum'], schema['minimum'], step)];
  const most = [bound(schema['maximum']), beyond(schema['exclusiveMaximum'], schema['maximum'], -step)];
  const from = Math.max(...least.filter((one) => one !== null));
  const to = Math.min(...most.filter((one) => one !== null));
  return from === Number.NEGATIVE_INFINITY && to === Number.POSITIVE_INFINITY ? null : { from, to };
}

function bound(value: unknown): number | null {
  if (typeof value !== 'number' || !Number.isFinite(value)) return null;
  return Math.abs(value) < 10 ** mostDigits ? value : Math.sign(value) * Number.POSITIVE_INFINITY;
}

/** The first number beyond an exclusive bound. JSON Schema's draft 4 says `true` there, and means the inclusive one. */
function beyond(exclusive: unknown, inclusive: unknown, step: number): number | null {
  const end = bound(exclusive === true ? inclusive : exclusive);
  if (end === null) return null;
  const isInteger = Math.abs(step) === 1;
  const whole = step > 0 ? Math.floor(end) : Math.ceil(end);
  return (isInteger ? whole : end) + step;
}
