import type { Redact } from './redact.ts';

/** Names of facts that hold a secret; such facts are left out whole. */
const secretNames = /token|authorization|passw|cookie|secret|credential/i;
const deepest = 8;
/** Entries of a list or an object; no line of ours has so many. */
const most = 200;

/** Plain values without what is secret or personal, ready for JSON; what is not plain is only named. Never throws. */
export function redactFacts(facts: unknown, redact: Redact): unknown {
  const plain = (value: unknown, above: readonly unknown[]): unknown => {
    if (typeof value === 'string') return redact(value);
    if (value === null || typeof value === 'number' || typeof value === 'boolean') return value;
    if (value === undefined) return undefined;
    if (typeof value !== 'object') return redact(String(value));
    if (above.includes(value) || above.length >= deepest) return '(not plain)';
    if (value instanceof Error) return redact(String(value));
    const within = [...above, value];
    if (Array.isArray(value)) return value.slice(0, most).map((item) => plain(item, within));
    const entries = Object.entries(value)
      .filter(([name]) => !secretNames.test(name))
      .slice(0, most)
      .map(([name, item]) => [redact(name), plain(item, within)]);
    return Object.fromEntries(entries);
  };
  try {
    return plain(facts, []);
  } catch {
    // A getter that throws, say: a log that throws would turn the failure it tells into another one.
    return '(not plain)';
  }
}
