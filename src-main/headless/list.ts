import { exitCodes } from './exit-codes.ts';
import type { HeadlessPorts } from './ports.ts';

/** Tells what is installed and what is on its way. Resolves with the exit code. */
export async function list({ library, downloads, output }: HeadlessPorts): Promise<number> {
  await library.look();
  const { entries } = library.view();
  const installed = downloads.installed();
  for (const { modelId, name, path, bytes, sha256, provenAtMs } of installed) {
    const entry = entries.find((each) => each.modelId === modelId);
    const state = entry?.state ?? 'present';
    const proof = { sha256, byPublisher: entry?.byPublisher ?? true, provenAtMs };
    output.tell(
      { event: 'model', modelId, name, path, bytes, state, ...proof },
      `${modelId}  ${(bytes / 1e9).toFixed(2)} GB  ${state}  ${path}`,
    );
  }
  const coming = downloads.list();
  for (const { id, modelId, name, state, reason, receivedBytes, totalBytes } of coming) {
    output.tell(
      { event: 'download', id, modelId, name, state, reason, receivedBytes, totalBytes },
      `${modelId}  ${state}  ${(receivedBytes / 1e9).toFixed(2)} GB so far`,
    );
  }
  if (installed.length + coming.length === 0) output.tell({ event: 'empty' }, 'No model is installed.');
  return exitCodes.ok;
}
