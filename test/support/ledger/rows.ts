import type { DownloadRow } from '../../../src-main/ledger/download-rows.ts';
import type { NewDownload } from '../../../src-main/ledger/downloads.ts';

/** A download of `modelId` to be inserted into a ledger. */
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

/** A row as the ledger reads it back: a queued download, with these overrides. */
export function downloadRow(what: Partial<DownloadRow> = {}): DownloadRow {
  return {
    ...newDownload('d1'),
    ...{ requestId: 'd1', fileIndex: 1, ofModel: 'model', fileCount: 1 },
    ...{ expectedBytes: 1000, expectedSha256: 'ab'.repeat(32), inTheWay: 'refuse' },
    ...{ state: 'pending', reason: null, error: null, revision: 1, position: 1 },
    ...{ totalBytes: null, etag: null, lastModified: null, cleanRetries: 0, durableBytes: 0 },
    ...{ createdAtMs: 0, updatedAtMs: 0 },
    ...what,
  };
}
