import type { TensorEntry } from '../../test/support/gguf/metadata.ts';
import { BLOCK_BYTES, fillBlocks, NORMS, type Recipe } from '../../test/support/gguf/weights.ts';
import { assemble, changed, endless, pipParts, pipTokens } from '../../test/support/pip/rewrite.ts';

/** The shape of a model of the llama architecture. */
export interface ModelSize {
  /** A multiple of 32 times `heads`. */
  readonly width: number;
  readonly layers: number;
  readonly heads: number;
  /** A multiple of 32. */
  readonly feedForward: number;
  readonly contextTokens: number;
}

/** 99.7 million parameters, 106 MB: the cost of each token is the weights, as with everyday models. */
export const hundredMillion: ModelSize = {
  ...{ width: 768, layers: 14, heads: 12, feedForward: 2048, contextTokens: 512 },
};

/** Of 32 weights of Q8_0: a half float as their scale, and a byte for each. */
const groupWeights = 32;
const groupBytes = 2 + groupWeights;
/** 2⁻¹² as a half float: with random bytes, weights spread as in a fresh model, by some 0.02. */
const scale = 0x0c00;
const anyBytes: Recipe = { keep: -1, set: 0 };
/** Every tensor's data starts at a multiple of this. */
const alignment = 32;

/**
 * A model file with random weights and Pip's vocabulary, which writes nonsense without end: its matrices are Q8_0, as
 * in most models. The same for the same seed.
 */
export function randomModel(size: ModelSize, seed = 1): Buffer {
  const tensors: TensorEntry[] = [];
  const parts: Buffer[] = [];
  let offset = 0;
  for (const [name, shape] of shapes(size, pipTokens().length)) {
    const isNorm = shape.length === 1;
    const count = shape.reduce((product, length) => product * length, 1);
    const data = isNorm ? norms(count) : matrix(count, seed + tensors.length);
    tensors.push({ name, shape, type: isNorm ? 'f32' : 'q8', offset });
    const padding = Buffer.alloc((alignment - (data.length % alignment)) % alignment);
    parts.push(data, padding);
    offset += data.length + padding.length;
  }
  const number = (value: number) => ({ type: 'uint32', value }) as const;
  const metadata = changed(pipParts().metadata, {
    ...endless(size.contextTokens),
    'general.name': { type: 'string', value: 'Random' },
    'general.file_type': number(7),
    'llama.embedding_length': number(size.width),
    'llama.block_count': number(size.layers),
    'llama.feed_forward_length': number(size.feedForward),
    'llama.attention.head_count': number(size.heads),
    'llama.attention.head_count_kv': number(size.heads),
    'llama.rope.dimension_count': number(size.width / size.heads),
  });
  return assemble({ metadata, tensors, data: Buffer.concat(parts) });
}

/** Names and shapes, innermost length first, as GGUF has them; the output shares the tokens' matrix. */
function shapes(
  { width, layers, feedForward }: ModelSize,
  tokens: number,
): readonly (readonly [name: string, shape: readonly number[]])[] {
  const inLayer = (layer: number) =>
    [
      ['attn_norm', [width]],
      ...['attn_q', 'attn_k', 'attn_v', 'attn_output'].map((name) => [name, [width, width]] as const),
      ['ffn_norm', [width]],
      ['ffn_gate', [width, feedForward]],
      ['ffn_up', [width, feedForward]],
      ['ffn_down', [feedForward, width]],
    ].map(([name, shape]) => [`blk.${layer}.${name}.weight`, shape as readonly number[]] as const);
  return [
    ['token_embd.weight', [width, tokens]],
    ...Array.from({ length: layers }, (_, layer) => inLayer(layer)).flat(),
    ['output_norm.weight', [width]],
  ];
}

function norms(count: number): Buffer {
  return filled(count * Float32Array.BYTES_PER_ELEMENT, 1, NORMS);
}

function matrix(count: number, seed: number): Buffer {
  const data = filled((count / groupWeights) * groupBytes, seed, anyBytes);
  for (let at = 0; at < data.length; at += groupBytes) data.writeUInt16LE(scale, at);
  return data;
}

function filled(bytes: number, seed: number, recipe: Recipe): Buffer {
  const words = new Int32Array(Math.ceil(bytes / BLOCK_BYTES) * 2);
  fillBlocks(words, 0, seed, recipe);
  return Buffer.from(words.buffer, 0, bytes);
}
