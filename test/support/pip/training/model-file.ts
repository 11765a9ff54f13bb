import type { Metadata, TensorEntry } from '../../gguf/metadata.ts';
import { assemble } from '../rewrite.ts';
import { halfOf } from './half.ts';
import type { Vocabulary } from './vocabulary.ts';

/** As in train.c. */
const width = 128;
const heads = 4;
const feedForward = 256;
const layers = 3;
const context = 512;
const alignment = 32;

const template =
  "{{ bos_token }}{% for m in messages %}{% if m['role'] == 'user' %}<|user|>{{ m['content'] }}<|end|>{% elif m['role'] == 'assistant' %}<|assistant|>{{ m['content'] }}<|end|>{% endif %}{% endfor %}{% if add_generation_prompt %}<|assistant|>{% endif %}";

/**
 * Pip's file from its trained weights. Matrices become 16-bit numbers, norms stay unchanged.
 * @param weights in the order of train.c
 * @throws RangeError when their number differs from the shape
 */
export function modelFile(vocabulary: Vocabulary, weights: Float32Array): Buffer {
  const tensors: TensorEntry[] = [];
  const parts: Buffer[] = [];
  let taken = 0;
  let offset = 0;
  for (const [name, shape] of shapes(vocabulary.tokens.length)) {
    const count = shape.reduce((product, length) => product * length, 1);
    const values = weights.subarray(taken, taken + count);
    const type = shape.length === 1 ? 'f32' : 'f16';
    const bytes = type === 'f32' ? Buffer.from(Float32Array.from(values).buffer) : halves(values);
    tensors.push({ name, type, shape, offset });
    parts.push(bytes, Buffer.alloc((alignment - (bytes.length % alignment)) % alignment));
    taken += count;
    offset = parts.reduce((sum, part) => sum + part.length, 0);
  }
  if (taken !== weights.length) throw new RangeError(`${weights.length} weights, ${taken} were expected`);
  return assemble({ metadata: metadataOf(vocabulary), tensors, data: Buffer.concat(parts) });
}

/** Names and shapes, innermost length first, as GGUF has them. */
function shapes(tokens: number): readonly (readonly [name: string, shape: readonly number[]])[] {
  const inLayer = (layer: number): readonly (readonly [string, readonly number[]])[] => {
    const square = ['attn_q', 'attn_k', 'attn_v', 'attn_output'].map(
      (name) => [`blk.${layer}.${name}.weight`, [width, width]] as const,
    );
    return [
      [`blk.${layer}.attn_norm.weight`, [width]],
      ...square,
      [`blk.${layer}.ffn_norm.weight`, [width]],
      [`blk.${layer}.ffn_gate.weight`, [width, feedForward]],
      [`blk.${layer}.ffn_up.weight`, [width, feedForward]],
      [`blk.${layer}.ffn_down.weight`, [feedForward, width]],
    ];
  };
  return [
    ['token_embd.weight', [width, tokens]],
    ...Array.from({ length: layers }, (_, layer) => inLayer(layer)).flat(),
    ['output_norm.weight', [width]],
  ];
}

function halves(values: Float32Array): Buffer {
  return Buffer.from(Uint16Array.from(values, halfOf).buffer);
}

function metadataOf({ tokens, scores, types }: Vocabulary): Metadata {
  const number = (value: number) => ({ type: 'uint32', value }) as const;
  const float = (value: number) => ({ type: 'float32', value }) as const;
  const text = (value: string) => ({ type: 'string', value }) as const;
  return [
    ['general.architecture', text('llama')],
    ['general.name', text('Pip')],
    ['general.license', text('apache-2.0')],
    ['general.file_type', number(1)],
    ['general.alignment', number(alignment)],
    ['llama.vocab_size', number(tokens.length)],
    ['llama.context_length', number(context)],
    ['llama.embedding_length', number(width)],
    ['llama.block_count', number(layers)],
    ['llama.feed_forward_length', number(feedForward)],
    ['llama.attention.head_count', number(heads)],
    ['llama.attention.head_count_kv', number(heads)],
    ['llama.attention.layer_norm_rms_epsilon', float(1e-5)],
    ['llama.rope.dimension_count', number(width / heads)],
    ['llama.rope.freq_base', float(10_000)],
    ['tokenizer.ggml.model', text('llama')],
    ['tokenizer.ggml.tokens', { type: 'strings', value: tokens }],
    ['tokenizer.ggml.scores', { type: 'float32s', value: scores }],
    ['tokenizer.ggml.token_type', { type: 'int32s', value: types }],
    ['tokenizer.ggml.unknown_token_id', number(0)],
    ['tokenizer.ggml.bos_token_id', number(1)],
    ['tokenizer.ggml.eos_token_id', number(5)],
    ['tokenizer.ggml.padding_token_id', number(2)],
    ['tokenizer.ggml.add_bos_token', { type: 'bool', value: true }],
    ['tokenizer.ggml.add_space_prefix', { type: 'bool', value: false }],
    ['tokenizer.chat_template', text(template)],
  ];
}
