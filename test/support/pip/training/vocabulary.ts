import type { Lesson } from './corpus.ts';

/** Pairs of pieces that are merged, the most frequent first. */
const merges = 420;
/** An answer counts as three questions: it is what Pip has to say. */
const answerWeight = 3;
/** The number of tokens is a multiple of this, as processors compute in such steps. */
const roundTo = 32;
/** How SentencePiece writes a space. */
const space = '▁';
const special = ['<unk>', '<s>', '</s>', '<|user|>', '<|assistant|>', '<|end|>', '<|system|>'];
const alphabet = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
/** Score of characters: below every piece, so that pieces are tried first. */
const characterScore = -10_000;
const type = { normal: 1, unknown: 2, control: 3, unused: 5, byte: 6 } as const;

/** A SentencePiece vocabulary as GGUF keeps it: three lists of one length. */
export interface Vocabulary {
  readonly tokens: readonly string[];
  readonly types: readonly number[];
  readonly scores: readonly number[];
}

/** Learns a vocabulary: special tokens, all bytes, the characters, then pieces by byte-pair encoding. Pure. */
export function learnVocabulary(corpus: readonly Lesson[]): Vocabulary {
  const texts = corpus.flatMap(({ questions, answer }) => [
    ...questions,
    ...Array.from({ length: answerWeight }, () => answer),
  ]);
  const words = countWords(texts);
  const entries: { token: string; type: number; score: number }[] = [
    ...special.map((token, index) => ({ token, type: index === 0 ? type.unknown : type.control, score: 0 })),
    ...Array.from({ length: 256 }, (_, byte) => ({
      ...{ token: `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`, type: type.byte, score: 0 },
    })),
    ...charactersOf(words).map((token) => ({ token, type: type.normal, score: characterScore })),
  ];
  const known = new Set(entries.map(({ token }) => token));
  for (const [index, token] of learnPieces(words).entries()) {
    if (known.has(token)) continue;
    known.add(token);
    entries.push({ token, type: type.normal, score: -(index + 1) });
  }
  while (entries.length % roundTo !== 0) {
    entries.push({ token: `<unused${entries.length}>`, type: type.unused, score: 0 });
  }
  return {
    tokens: entries.map(({ token }) => token),
    types: entries.map((each) => each.type),
    scores: entries.map(({ score }) => score),
  };
}

/** Words with the space before them, signs by themselves; each as its characters, with how often it stands there. */
function countWords(texts: readonly string[]): Map<string, Word> {
  const words = new Map<string, Word>();
  for (const word of texts.flatMap(wordsOf)) {
    const parts = [...word];
    const before = words.get(word);
    words.set(word, { parts, count: (before?.count ?? 0) + 1 });
  }
  return words;
}

interface Word {
  readonly parts: readonly string[];
  readonly count: number;
}

function wordsOf(text: string): string[] {
  const words: string[] = [];
  let current = '';
  const close = (): void => {
    if (current !== '') words.push(current);
    current = '';
  };
  for (const character of text.replaceAll(' ', space)) {
    if (/\p{L}/u.test(character)) current += character;
    else {
      close();
      if (character === space) current = space;
      else words.push(character);
    }
  }
  close();
  return words;
}

function charactersOf(words: ReadonlyMap<string, Word>): string[] {
  const found = new Set(alphabet);
  for (const { parts } of words.values()) for (const part of parts) if (part !== '\n') found.add(part);
  return [...found].toSorted();
}

/** Byte-pair encoding: the most frequent pair of neighbors becomes one piece, repeatedly. */
function learnPieces(words: ReadonlyMap<string, Word>): string[] {
  const pieces: string[] = [];
  let current = [...words.values()];
  for (let round = 0; round < merges; round += 1) {
    const best = mostFrequentPair(current);
    if (best === null) break;
    pieces.push(best.join(''));
    current = current.map(({ parts, count }) => ({ parts: joined(parts, best), count }));
  }
  return pieces;
}

function mostFrequentPair(words: readonly Word[]): readonly [string, string] | null {
  const counts = new Map<string, { pair: [string, string]; count: number }>();
  for (const { parts, count } of words) {
    for (let index = 0; index + 1 < parts.length; index += 1) {
      const pair: [string, string] = [parts[index] ?? '', parts[index + 1] ?? ''];
      const key = pair.join('\0');
      counts.set(key, { pair, count: (counts.get(key)?.count ?? 0) + count });
    }
  }
  const [best] = [...counts.entries()]
    .filter(([, { count }]) => count > 1)
    .toSorted(([a, one], [b, other]) => other.count - one.count || (a < b ? -1 : 1));
  return best?.[1].pair ?? null;
}

function joined(parts: readonly string[], [first, second]: readonly [string, string]): string[] {
  const result: string[] = [];
  for (let index = 0; index < parts.length; index += 1) {
    const isPair = parts[index] === first && parts[index + 1] === second;
    result.push(isPair ? first + second : (parts[index] ?? ''));
    if (isPair) index += 1;
  }
  return result;
}

/** Tokens of a text as llama.cpp makes them: neighbors are merged by the best score, as long as possible. Pure. */
export function encode(text: string, { tokens, types, scores }: Vocabulary): number[] {
  const ids = new Map(tokens.map((token, id) => [token, id]));
  const isPiece = (part: string): boolean => types[ids.get(part) ?? -1] === type.normal;
  let parts = [...text.replaceAll(' ', space)].flatMap((character) =>
    isPiece(character)
      ? [character]
      : [...Buffer.from(character)].map((byte) => `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`),
  );
  for (;;) {
    let best: { at: number; score: number } | null = null;
    for (let at = 0; at + 1 < parts.length; at += 1) {
      const pair = `${parts[at]}${parts[at + 1]}`;
      const score = scores[ids.get(pair) ?? -1] ?? 0;
      if (isPiece(pair) && (best === null || score > best.score)) best = { at, score };
    }
    if (best === null) return parts.map((part) => ids.get(part) ?? 0);
    const { at } = best;
    parts = [...parts.slice(0, at), `${parts[at]}${parts[at + 1]}`, ...parts.slice(at + 2)];
  }
}
