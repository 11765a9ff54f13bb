/** Whether two plain values (as they cross IPC: no functions, no cycles) hold the same. */
function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = Object.entries(a);
  const right = b as Readonly<Record<string, unknown>>;
  return (
    left.length === Object.keys(b).length &&
    left.every(([key, value]) => Object.hasOwn(right, key) && sameValue(value, right[key]))
  );
}

/** The old value where the new one holds the same, so that what is unchanged keeps its identity. */
export function keepSame<T>(before: T, after: T): T {
  return sameValue(before, after) ? before : after;
}

/** Keeps every row that holds the same, and the list itself when all do. Rows are matched by `keyOf`. */
export function keepSameRows<T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (row: T) => string,
): readonly T[] {
  const old = new Map(before.map((row) => [keyOf(row), row]));
  const rows = after.map((row) => {
    const present = old.get(keyOf(row));
    return present === undefined ? row : keepSame(present, row);
  });
  return rows.length === before.length && rows.every((row, index) => row === before[index]) ? before : rows;
}

/** A selector whose list keeps its identity as long as its members do. For `useSyncExternalStore`. */
export function stableList<S, T>(select: (source: S) => readonly T[]): (source: S) => readonly T[] {
  let last: readonly T[] = [];
  return (source) => {
    const next = select(source);
    const same = next.length === last.length && next.every((member, index) => Object.is(member, last[index]));
    if (!same) last = next;
    return last;
  };
}
