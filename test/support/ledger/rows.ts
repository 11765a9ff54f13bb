import type { NewDownload } from '../../../src-main/ledger/downloads.ts';

/** A download of `modelId` that may be put in a ledger. */
export function newDownload(id: string, modelId = 'model'): NewDownload {
  return {
    id,
    modelId,
    name: `The ${modelId}`,
    sourceUrl: `https://models.example/${modelId}.gguf`,
    targetPath: `/models/${modelId}.gguf`,
    partialPath: `/models/${modelId}.gguf.${id}.partial`,
    expectedBytes: 1000,
    expectedSha256: 'ab'.repeat(32),
  };
}
