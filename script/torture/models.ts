import { createHash } from 'node:crypto';
import type { RequestedModel } from '../../src-main/downloads/manager-port.ts';
import type { Downloadable } from '../../src-main/downloads/ports.ts';
import { partId } from '../../src-main/models/part.ts';
import { ggufPlan } from '../../test/support/gguf/generate.ts';

const MiB = 1024 * 1024;

/** A model that is tortured, with all its files. */
export type TorturedModel = Omit<RequestedModel, 'files'> & {
  readonly files: readonly (Downloadable & { readonly index: number })[];
};

/** Contents by the ids of files: two models of one file, and one of three. */
export function makeContents(): ReadonlyMap<string, Buffer> {
  const parts = [1, 2, 3].map((part) => [partId('gamma', part, 3), contentOf(16 * MiB, 2 + part)] as const);
  return new Map([['alpha', contentOf(64 * MiB, 1)], ['beta', contentOf(48 * MiB, 2)], ...parts]);
}

/** The models of {@link makeContents}. @param urlOf address of the file with this name */
export function modelsOf(
  contents: ReadonlyMap<string, Buffer>,
  urlOf: (name: string) => string,
): readonly TorturedModel[] {
  const file = (id: string, index: number) => {
    const content = contents.get(id) ?? Buffer.alloc(0);
    const sha256 = createHash('sha256').update(content).digest('hex');
    return { id, name: id, index, url: urlOf(`${id}.gguf`), bytes: content.length, sha256 };
  };
  const single = (id: string): TorturedModel => ({ id, name: id, fileCount: 1, files: [file(id, 1)] });
  const parts = [1, 2, 3].map((part) => file(partId('gamma', part, 3), part));
  return [
    single('alpha'),
    single('beta'),
    { id: partId('gamma', 1, 3), name: 'gamma', fileCount: 3, files: parts },
  ];
}

function contentOf(bytes: number, seed: number): Buffer {
  const plan = ggufPlan({ bytes, seed });
  const content = Buffer.alloc(plan.totalBytes);
  plan.readAt(0, content);
  return content;
}
