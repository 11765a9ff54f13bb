/** What of a model decides how much memory it takes; null where its header does not tell. */
export interface ModelShape {
  readonly architecture: string;
  readonly contextLength: number | null;
  readonly layers: number | null;
  /** Heads of keys and values, summed over all layers. */
  readonly kvHeads: number | null;
  readonly keySize: number | null;
  readonly valueSize: number | null;
}

/**
 * The shape of a model from the entries of its header. Pure.
 * @param entry the value of an entry by its whole name
 */
export function shapeOf(architecture: string, entry: (key: string) => unknown): ModelShape {
  const read = (name: string): unknown => entry(`${architecture}.${name}`);
  const layers = count(read('block_count'));
  const heads = count(read('attention.head_count'));
  const width = count(read('embedding_length'));
  const perHead = width !== null && heads !== null ? Math.ceil(width / heads) : null;
  const kvHeads = read('attention.head_count_kv') ?? heads;
  const summed = Array.isArray(kvHeads)
    ? kvHeads.reduce<number>((sum, value) => sum + (Number(value) || 0), 0)
    : (count(kvHeads) ?? 0) * (layers ?? 0);
  return {
    architecture,
    layers,
    contextLength: count(read('context_length')),
    kvHeads: Number.isSafeInteger(summed) && summed > 0 ? summed : null,
    keySize: count(read('attention.key_length')) ?? perHead,
    valueSize: count(read('attention.value_length')) ?? perHead,
  };
}

/** A count that a model can have; null for anything else. */
function count(value: unknown): number | null {
  const number = typeof value === 'bigint' ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number > 0 && number < 2 ** 40
    ? number
    : null;
}
