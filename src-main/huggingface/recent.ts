/** How many searches, offers and headers are remembered. */
const remembered = 8;

/** Forgets the oldest entries where there are too many; tells their keys. */
export function forgetOldest(map: Map<string, unknown>): readonly string[] {
  const oldest = [...map.keys()].slice(0, -remembered);
  for (const key of oldest) map.delete(key);
  return oldest;
}
