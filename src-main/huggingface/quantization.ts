/** Names of quantizations as publishers write them into file names. */
const label =
  /(?:^|[-._/])((?:UD-)?(?:I?Q[1-8](?:_[0-9])?(?:_(?:[0-9]|K|KSS|KS|KT|KL|XXS|XS|S|M|L|NL))*(?:_XL)?|MXFP4(?:_MOE)?|TQ[12]_0|BF16|F16|F32|FP16))(?=$|[-._/])/gi;

/** The quantization that a file's name tells, in capitals; null where it tells none. Pure. */
export function quantizationOf(fileName: string): string | null {
  const found = [...fileName.replace(/\.gguf$/i, '').matchAll(label)].at(-1)?.[1];
  return found?.toUpperCase() ?? null;
}

/**
 * Of things with a quantization those that are meant by its name, best first: as it is written, then with or without
 * Unsloth's `UD-`; upper and lower case are the same. Pure.
 */
export function meantBy<T extends { readonly quantization: string | null; readonly name: string }>(
  asked: string,
  things: readonly T[],
): readonly T[] {
  const wanted = asked.toUpperCase();
  const plain = (label: string): string => label.replace(/^UD-/, '');
  const exact = things.filter(({ quantization }) => quantization === wanted);
  const alike = things.filter(
    ({ quantization }) => quantization !== null && plain(quantization) === plain(wanted),
  );
  // A label that is not known here may stand in a name all the same.
  const isIn = (name: string): boolean => `-${name.toUpperCase()}.`.split(/[-./]/).includes(wanted);
  const named = things.filter(({ quantization, name }) => quantization === null && isIn(name));
  return [...new Set([...exact, ...alike, ...named])];
}

/** From the best bargain between quality and size downwards; what is not named comes last. */
const preferred = [
  'Q4_K_M',
  'UD-Q4_K_XL',
  'MXFP4',
  'MXFP4_MOE',
  'Q4_K_L',
  'Q5_K_M',
  'Q4_K_S',
  'IQ4_XS',
  'IQ4_NL',
  'Q4_0',
  'Q5_K_S',
  'Q6_K',
  'Q4_1',
  'Q8_0',
  'Q3_K_L',
  'Q3_K_M',
  'IQ3_M',
  'Q3_K_S',
  'F16',
  'BF16',
];

/** How soon a quantization is taken when nobody chooses: lower is sooner. */
export function preference(quantization: string | null): number {
  const place = preferred.indexOf(quantization ?? '');
  return place === -1 ? preferred.length : place;
}
