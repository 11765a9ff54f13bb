import { encodeFront, type Metadata } from './metadata.ts';

/**
 * A small file of one tensor with these entries; other entries are those of a model.
 * @param weights `no weights`: its table has no tensor
 */
export function aFileSaying(
  says: Readonly<Record<string, string>>,
  weights: 'weights' | 'no weights' = 'weights',
): Buffer {
  const entries = { 'general.architecture': 'llama', ...says };
  const metadata: Metadata = [
    ...Object.entries(entries).map(([key, value]) => [key, { type: 'string', value }] as const),
    ['llama.block_count', { type: 'uint32', value: 1 }],
  ];
  const tensor = { name: 'a', type: 'f32', shape: [1024], offset: 0 } as const;
  return Buffer.concat([encodeFront(metadata, weights === 'weights' ? [tensor] : []), Buffer.alloc(5000)]);
}

/** The beginning of a file in the other byte order: the magic is unchanged, and the numbers are swapped. */
export function aForeignFile(): Buffer {
  const file = Buffer.alloc(5000);
  file.write('GGUF');
  file.writeUInt32BE(3, 4);
  file.writeBigUInt64BE(1n, 8);
  file.writeBigUInt64BE(1n, 16);
  return file;
}
