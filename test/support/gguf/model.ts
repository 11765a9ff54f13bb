import { ELEMENT_BYTES, type Metadata, type TensorEntry } from './metadata.ts';
import type { Recipe } from './weights.ts';
import { HALVES, NORMS, SMALL } from './weights.ts';

/** Every tensor starts at a multiple of this many bytes (general.alignment). */
export const ALIGNMENT = 32;

/** The dimensions of a llama-architecture model. */
export interface Dimensions {
  readonly embedding: number;
  readonly blocks: number;
  readonly feedForward: number;
  /** How many of the optional per-block bias vectors the model has. */
  readonly biases: number;
}

/** A tensor with its place, its size in bytes and how its weights are made. */
export interface Tensor extends TensorEntry {
  readonly bytes: number;
  readonly recipe: Recipe;
}

/** The optional bias vectors llama.cpp knows for this architecture, all as long as the embedding. */
export const BIASES_PER_BLOCK = ['attn_q', 'attn_k', 'attn_v', 'attn_output', 'ffn_down'] as const;

const SPECIAL_TOKENS = ['<unk>', '<s>', '</s>'];
const TOKEN_TYPE = { unknown: 2, control: 3, byte: 6 } as const;

/** Tokens of the vocabulary: unknown, begin, end, and one for every byte. */
const VOCABULARY = SPECIAL_TOKENS.length + 256;

/** Attention heads: 64 values each where the embedding is wide enough. */
function heads(embedding: number): number {
  return Math.max(1, embedding / 64);
}

/** What llama.cpp needs to know to load and run the model. `name` and `description` are free text. */
export function llamaMetadata(dimensions: Dimensions, name: string, description: string): Metadata {
  const { embedding, blocks, feedForward } = dimensions;
  const bytes = Array.from({ length: 256 }, (_, byte) => byte);
  const hex = (byte: number) => byte.toString(16).toUpperCase().padStart(2, '0');
  const number = (value: number) => ({ type: 'uint32', value }) as const;
  return [
    ['general.architecture', { type: 'string', value: 'llama' }],
    ['general.name', { type: 'string', value: name }],
    ['general.description', { type: 'string', value: description }],
    ['general.file_type', number(1)],
    ['general.alignment', number(ALIGNMENT)],
    ['llama.vocab_size', number(VOCABULARY)],
    ['llama.context_length', number(512)],
    ['llama.embedding_length', number(embedding)],
    ['llama.block_count', number(blocks)],
    ['llama.feed_forward_length', number(feedForward)],
    ['llama.attention.head_count', number(heads(embedding))],
    ['llama.attention.head_count_kv', number(heads(embedding))],
    ['llama.attention.layer_norm_rms_epsilon', { type: 'float32', value: 1e-5 }],
    ['llama.rope.dimension_count', number(embedding / heads(embedding))],
    ['llama.rope.freq_base', { type: 'float32', value: 10_000 }],
    ['tokenizer.ggml.model', { type: 'string', value: 'llama' }],
    [
      'tokenizer.ggml.tokens',
      { type: 'strings', value: [...SPECIAL_TOKENS, ...bytes.map((byte) => `<0x${hex(byte)}>`)] },
    ],
    ['tokenizer.ggml.scores', { type: 'float32s', value: Array.from({ length: VOCABULARY }, () => 0) }],
    [
      'tokenizer.ggml.token_type',
      {
        type: 'int32s',
        value: [
          TOKEN_TYPE.unknown,
          TOKEN_TYPE.control,
          TOKEN_TYPE.control,
          ...bytes.map(() => TOKEN_TYPE.byte),
        ],
      },
    ],
    ['tokenizer.ggml.unknown_token_id', number(0)],
    ['tokenizer.ggml.bos_token_id', number(1)],
    ['tokenizer.ggml.eos_token_id', number(2)],
    ['tokenizer.ggml.add_bos_token', { type: 'bool', value: true }],
  ];
}

/** The tensors of the model, one after another: every size is a multiple of the alignment, so no gaps. */
export function llamaTensors(dimensions: Dimensions): Tensor[] {
  const { embedding, blocks, feedForward, biases } = dimensions;
  const tensors: Tensor[] = [];
  let offset = 0;
  const add = (name: string, type: TensorEntry['type'], shape: readonly number[], recipe: Recipe): void => {
    const bytes = shape.reduce((product, length) => product * length, ELEMENT_BYTES[type]);
    tensors.push({ name, type, shape, offset, bytes, recipe });
    offset += bytes;
  };
  const matrix = (name: string, columns: number, rows: number) => add(name, 'f16', [columns, rows], HALVES);
  const norm = (name: string) => add(name, 'f32', [embedding], NORMS);

  matrix('token_embd.weight', embedding, VOCABULARY);
  for (let block = 0; block < blocks; block++) {
    const inBlock = (part: string) => `blk.${block}.${part}`;
    norm(inBlock('attn_norm.weight'));
    for (const part of ['attn_q', 'attn_k', 'attn_v', 'attn_output']) {
      matrix(inBlock(`${part}.weight`), embedding, embedding);
    }
    norm(inBlock('ffn_norm.weight'));
    matrix(inBlock('ffn_gate.weight'), embedding, feedForward);
    matrix(inBlock('ffn_up.weight'), embedding, feedForward);
    matrix(inBlock('ffn_down.weight'), feedForward, embedding);
    for (const [kind, part] of BIASES_PER_BLOCK.entries()) {
      if (kind * blocks + block < biases) add(inBlock(`${part}.bias`), 'f32', [embedding], SMALL);
    }
  }
  norm('output_norm.weight');
  matrix('output.weight', embedding, VOCABULARY);
  return tensors;
}
