/** Singleton fields: the first one counts, as in Node (RFC 9110 section 5.3). */
const singular = new Set([
  'age',
  'content-type',
  'etag',
  'expires',
  'last-modified',
  'location',
  'retry-after',
  'server',
]);

/**
 * What is said in several fields of one name as one text: by commas, the same said again once; of what there can be
 * only one the first; cookies by line ends, for commas are part of them. Pure.
 * @param name in lower case
 */
export function joinedField(name: string, values: Iterable<string>): string {
  const all = [...new Set(values)].filter((value) => value !== '');
  if (singular.has(name)) return all[0] ?? '';
  return all.join(name === 'set-cookie' ? '\n' : ', ');
}
