import { createHash } from 'node:crypto';
import type { RequestedModel } from '../../../../src-main/downloads/manager-port.ts';
import type { Downloadable } from '../../../../src-main/downloads/ports.ts';
import { partId } from '../../../../src-main/models/part.ts';
import { ggufPlan } from '../../gguf/generate.ts';

const MiB = 1024 * 1024;

/** A model of the torture campaign, with all its files. */
export type TorturedModel = Omit<RequestedModel, 'files'> & {
  readonly files: readonly (Downloadable & { readonly index: number })[];
};

/** Contents by file id: two models of one file, and one of three. */
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
  const parts = [1, 2, 3].map((part) => file(partId('gamma', part, 3), part));
  return [
    oneFile(file('alpha', 1)),
    oneFile(file('beta', 1)),
    { id: partId('gamma', 1, 3), name: 'gamma', fileCount: 3, files: parts },
  ];
}

/** A model of one file, in the form the engine's process expects. */
export function oneFile(file: Downloadable): TorturedModel {
  return { id: file.id, name: file.name, fileCount: 1, files: [{ ...file, index: 1 }] };
}

function contentOf(bytes: number, seed: number): Buffer {
  const plan = ggufPlan({ bytes, seed });
  const content = Buffer.alloc(plan.totalBytes);
  plan.readAt(0, content);
  return content;
}
