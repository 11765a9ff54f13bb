import type { Downloads } from '../downloads/manager-port.ts';

/** How many bytes are here of each model that is being downloaded, kept change by change. */
export function followReceived(downloads: Pick<Downloads, 'list' | 'onChange'>): {
  of(modelId: string): number;
} {
  const models = new Map<string, string>();
  const bytes = new Map<string, number>();
  const forget = (id: string): void => {
    bytes.delete(models.get(id) ?? '');
    models.delete(id);
  };
  const put = (id: string, modelId: string, receivedBytes: number): void => {
    models.set(id, modelId);
    bytes.set(modelId, receivedBytes);
  };
  for (const { id, modelId, receivedBytes } of downloads.list()) put(id, modelId, receivedBytes);
  downloads.onChange((change) => {
    if (change.kind === 'gone') forget(change.id);
    if (change.kind !== 'progress' && change.kind !== 'transition') return;
    const { id, modelId, state, receivedBytes } = change.download;
    // It is installed now.
    if (state === 'complete') forget(id);
    else put(id, modelId, receivedBytes);
  });
  return { of: (modelId) => bytes.get(modelId) ?? 0 };
}
