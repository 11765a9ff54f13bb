/** The numbers that a schema allows. Both ends belong to it; an infinite end is open. */
export interface NumberRange {
  readonly from: number;
  readonly to: number;
}

/** Most digits of a number: before the decimal point, and after it. */
export const mostDigits = 16;

/** Decimals of a bound that are kept; a finer bound moves inwards. */
const boundDecimals = 6;

/** The smallest difference that a bound can make. */
export const smallestStep = 10 ** -boundDecimals;

/**
 * A grammar expression (GBNF) for the integers of a range, written without an exponent and without leading zeros. Null where
 * there is none. Pure.
 */
export function integersIn({ from, to }: NumberRange): string | null {
  const low = Number.isFinite(from) ? BigInt(Math.ceil(from)) : from;
  const high = Number.isFinite(to) ? BigInt(Math.floor(to)) : to;
  if (low > high || low === Number.POSITIVE_INFINITY || high === Number.NEGATIVE_INFINITY) return null;
  return either([
    ...(low < 0n ? [minus(digitsBetween(magnitude(high, -1n), magnitude(low)))] : []),
    ...(high >= 0n ? [digitsBetween(low < 0n ? 0n : (low as bigint), high)] : []),
  ]);
}

/**
 * A grammar expression (GBNF) for the numbers of a range, written without an exponent, with {@link boundDecimals} decimals at
 * the bounds and up to {@link mostDigits} between them. Null where there is none. Pure.
 */
export function numbersIn({ from, to }: NumberRange): string | null {
  const low = Number.isFinite(from) ? scaled(from, 1n) : from;
  const high = Number.isFinite(to) ? scaled(to, -1n) : to;
  if (low > high || low === Number.POSITIVE_INFINITY || high === Number.NEGATIVE_INFINITY) return null;
  return either([
    ...(low < 0n ? [minus(decimalsBetween(magnitude(high, 0n), magnitude(low)))] : []),
    ...(high >= 0n ? [decimalsBetween(low < 0n ? 0n : (low as bigint), high)] : []),
  ]);
}

type End = bigint | number;

const scale = 10n ** BigInt(boundDecimals);

/** A bound in units of the last decimal that is kept; a finer one moves inwards, which `inwards` tells: up or down. */
function scaled(bound: number, inwards: 1n | -1n): bigint {
  const text = bound.toFixed(boundDecimals);
  const units = BigInt(text.replace('.', ''));
  const isOutside = inwards > 0n ? Number(text) < bound : Number(text) > bound;
  return isOutside ? units + inwards : units;
}

/** How far an end lies below zero. @param nearest what counts for one that is above it */
function magnitude(end: End, nearest = end): End {
  const negative = end < 0n ? end : nearest;
  return typeof negative === 'bigint' ? -negative : Number.POSITIVE_INFINITY;
}

function minus(digits: string): string {
  return `"-" ${group(digits)}`;
}

/** Non-negative integers. */
function digitsBetween(low: End, high: End): string {
  const from = String(low);
  const to = typeof high === 'bigint' ? String(high) : '9'.repeat(Math.max(mostDigits, from.length));
  const parts: string[] = [];
  for (let length = from.length; length <= to.length; length += 1) {
    const first = length === from.length ? from : `1${'0'.repeat(length - 1)}`;
    const last = length === to.length ? to : '9'.repeat(length);
    parts.push(sameLength(first, last));
  }
  return either(parts);
}

/** Digits of one length, from the first to the last. */
function sameLength(first: string, last: string): string {
  if (first === last) return first === '' ? '""' : `"${first}"`;
  const [a = '', b = ''] = [first[0], last[0]];
  const [restA, restB] = [first.slice(1), last.slice(1)];
  if (a === b) return `"${a}" ${group(sameLength(restA, restB))}`;
  const size = restA.length;
  const any = size === 0 ? '' : ` [0-9]{${size}}`;
  const isLow = restA === '0'.repeat(size);
  const isHigh = restB === '9'.repeat(size);
  const [from, to] = [isLow ? Number(a) : Number(a) + 1, isHigh ? Number(b) : Number(b) - 1];
  return either([
    ...(isLow ? [] : [`"${a}" ${group(sameLength(restA, '9'.repeat(size)))}`]),
    ...(from <= to ? [`[${from}-${to}]${any}`] : []),
    ...(isHigh ? [] : [`"${b}" ${group(sameLength('0'.repeat(size), restB))}`]),
  ]);
}

/** Non-negative numbers; both ends in units of the last decimal. */
function decimalsBetween(low: End, high: End): string {
  const [first, firstRest] = split(low as bigint);
  const anyRest = `("." [0-9] ${more})?`;
  const aboveFirst = isZero(firstRest)
    ? `"${first}" ${anyRest}`
    : `"${first}" "." ${group(atLeast(firstRest))}`;
  if (typeof high !== 'bigint')
    return either([aboveFirst, `${group(digitsBetween(first + 1n, high))} ${anyRest}`]);
  const [last, lastRest] = split(high);
  if (first === last) {
    const rest = `"${first}" "." ${group(between(firstRest, lastRest))}`;
    return either(isZero(firstRest) ? [`"${first}"`, rest] : [rest]);
  }
  return either([
    aboveFirst,
    ...(last - first > 1n ? [`${group(digitsBetween(first + 1n, last - 1n))} ${anyRest}`] : []),
    `"${last}" ("." ${group(atMost(lastRest))})?`,
  ]);
}

/** Further decimals, which decide nothing any more. */
const more = `[0-9]{0,${mostDigits - boundDecimals}}`;

/** Decimals from these on. Empty where all of these are zero. */
function atLeast(digits: string): string {
  if (isZero(digits)) return more;
  const [digit, rest] = [Number(digits[0]), digits.slice(1)];
  return either([`"${digit}" ${group(atLeast(rest))}`, ...(digit < 9 ? [`[${digit + 1}-9] ${more}`] : [])]);
}

/** Decimals up to these, at least one of them. */
function atMost(digits: string): string {
  const [digit, rest] = [Number(digits[0]), digits.slice(1)];
  return either([
    ...(digit > 0 ? [`[0-${digit - 1}] ${more}`] : []),
    rest === '' ? `"${digit}"` : `"${digit}" ${group(atMost(rest))}?`,
  ]);
}

/** Decimals from the first to the last, both of one length, at least one of them. */
function between(first: string, last: string): string {
  const [a, b] = [Number(first[0]), Number(last[0])];
  const [restA, restB] = [first.slice(1), last.slice(1)];
  if (a === b) {
    if (restA === '') return `"${a}"`;
    return `"${a}" ${group(between(restA, restB))}${isZero(restA) ? '?' : ''}`;
  }
  return either([
    `"${a}" ${group(atLeast(restA))}`,
    ...(b - a > 1 ? [`[${a + 1}-${b - 1}] ${more}`] : []),
    restB === '' ? `"${b}"` : `"${b}" ${group(atMost(restB))}?`,
  ]);
}

/** Digits before the point, and those behind it. */
function split(units: bigint): readonly [bigint, string] {
  return [units / scale, String(units % scale).padStart(boundDecimals, '0')];
}

function isZero(digits: string): boolean {
  return /^0*$/.test(digits);
}

function either(parts: readonly string[]): string {
  return parts.join(' | ');
}

function group(text: string): string {
  return `(${text})`;
}
