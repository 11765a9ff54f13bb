import { readFileSync } from 'node:fs';
import { encodeFront, type Metadata, type MetadataValue, type TensorEntry } from '../gguf/metadata.ts';
import { pipFile } from './pip.ts';

/** Alignment of every tensor's data. */
const alignment = 32;

/** Pip's file taken apart. */
export interface PipParts {
  readonly metadata: Metadata;
  readonly tensors: readonly TensorEntry[];
  /** The data of all tensors. */
  readonly data: Buffer;
}

/** Takes Pip's file apart (ggml, docs/gguf.md), as far as the format is used in it. */
export function pipParts(): PipParts {
  const file = readFileSync(pipFile);
  let at = 8;
  const take = (bytes: number): number => {
    at += bytes;
    return at - bytes;
  };
  const u32 = (): number => file.readUInt32LE(take(4));
  const u64 = (): number => Number(file.readBigUInt64LE(take(8)));
  const text = (): string => {
    const length = u64();
    return file.toString('utf8', take(length), at);
  };
  const list = <T>(read: () => T): T[] => Array.from({ length: u64() }, read);
  const f32 = (): number => file.readFloatLE(take(4));
  const value = (): MetadataValue => {
    const type = u32();
    if (type === 4) return { type: 'uint32', value: u32() };
    if (type === 6) return { type: 'float32', value: f32() };
    if (type === 7) return { type: 'bool', value: file[take(1)] === 1 };
    if (type === 8) return { type: 'string', value: text() };
    const elements = u32();
    if (elements === 8) return { type: 'strings', value: list(text) };
    if (elements === 6) return { type: 'float32s', value: list(f32) };
    return { type: 'int32s', value: list(() => file.readInt32LE(take(4))) };
  };
  const [tensorCount, entryCount] = [u64(), u64()];
  const metadata = Array.from({ length: entryCount }, () => [text(), value()] as const);
  const tensors = Array.from({ length: tensorCount }, (): TensorEntry => {
    const name = text();
    const shape = Array.from({ length: u32() }, u64);
    return { name, shape, type: u32() === 0 ? 'f32' : 'f16', offset: u64() };
  });
  return { metadata, tensors, data: file.subarray(aligned(at)) };
}

/** Puts a file together from its parts. */
export function assemble({ metadata, tensors, data }: PipParts): Buffer {
  const front = encodeFront(metadata, tensors);
  return Buffer.concat([front, Buffer.alloc(aligned(front.length) - front.length), data]);
}

/** Overrides of entries: a value replaces one of that name, or is added; null removes it. */
export type Changes = Readonly<Record<string, MetadataValue | null>>;

/** Entries with some of them changed. */
export function changed(metadata: Metadata, changes: Changes): Metadata {
  const kept = metadata
    .filter(([key]) => changes[key] !== null)
    .map(([key, value]) => [key, changes[key] ?? value] as const);
  const added = Object.entries(changes).flatMap(([key, value]) =>
    value === null || kept.some(([known]) => known === key) ? [] : [[key, value] as const],
  );
  return [...kept, ...added];
}

/** Pip with other entries. */
export function pipWith(changes: Changes): Buffer {
  const parts = pipParts();
  return assemble({ ...parts, metadata: changed(parts.metadata, changes) });
}

/** Pip's tokens, in the order of their numbers. */
export function pipTokens(): readonly string[] {
  const entry = new Map(pipParts().metadata).get('tokenizer.ggml.tokens');
  if (entry?.type !== 'strings') throw new Error('Pip has no tokens');
  return entry.value;
}

/** Pip with another chat template; null for none. */
export function pipWithTemplate(template: string | null): Buffer {
  return pipWith({
    'tokenizer.chat_template': template === null ? null : { type: 'string', value: template },
  });
}

/** A Pip that never ends its answer, for tests in mid-answer. Its context has `contextTokens`. */
export function endlessPip(contextTokens = 8192): Buffer {
  return pipWith(endless(contextTokens));
}

/**
 * Entries by which a model with Pip's tokens never ends its answer: no token ends it, and its template, which takes one
 * question at a time, shows none either.
 */
export function endless(contextTokens: number): Changes {
  const refuse =
    "{% for m in messages %}{% if m.role == 'assistant' %}{{ raise_exception('No') }}{% endif %}";
  return {
    // llama.cpp knows this one by its name.
    'tokenizer.ggml.tokens': {
      type: 'strings',
      value: pipTokens().map((word) => (word === '<|end|>' ? '<|over|>' : word)),
    },
    'llama.context_length': { type: 'uint32', value: contextTokens },
    'tokenizer.ggml.eos_token_id': { type: 'uint32', value: 2 },
    'tokenizer.chat_template': {
      type: 'string',
      value: `${refuse}{{ bos_token }}<|user|>{{ m.content }}<|over|><|assistant|>{% endfor %}`,
    },
  };
}

function aligned(length: number): number {
  return Math.ceil(length / alignment) * alignment;
}
