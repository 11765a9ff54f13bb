/**
 * Whether a payload is plain data of a bounded size: texts, numbers, switches, nothing, lists and plain objects of
 * these. Pure. Every visit counts and the looking stops at the bound, so that neither a cycle nor a list of shared
 * lists, which as text doubles with each level, costs more than the bound.
 * @param limit characters of texts and field names, plus one for each value
 */
export function isSmallPlainData(payload: unknown, limit: number): boolean {
  let left = limit;
  const waiting: unknown[] = [payload];
  while (waiting.length > 0) {
    const value = waiting.pop();
    left -= typeof value === 'string' ? value.length + 1 : 1;
    if (left < 0) return false;
    if (isScalar(value)) continue;
    if (!isListOrObject(value)) return false;
    const names = Array.isArray(value) ? [] : Object.keys(value);
    const values = Array.isArray(value) ? value : Object.values(value);
    left -= names.reduce((sum, name) => sum + name.length, 0);
    if (values.length > left) return false;
    // One by one: too many arguments would overflow the stack.
    for (const each of values) waiting.push(each);
  }
  return true;
}

function isScalar(value: unknown): boolean {
  return value === undefined || value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

/** Maps, dates, buffers and the like have a prototype of their own. */
function isListOrObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === null || prototype === Object.prototype;
}
