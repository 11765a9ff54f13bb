import type { Downloads } from '../downloads/manager-port.ts';
import type { Log } from '../log-port.ts';

/** Writes down where each download got to: every line about one names it. Returns the way to stop. */
export function logDownloads(downloads: Pick<Downloads, 'onChange'>, log: Pick<Log, 'info'>): () => void {
  let last = '';
  return downloads.onChange((change) => {
    if (change.kind === 'gone') log.info('download gone', { downloadId: change.id });
    if (change.kind !== 'transition') return;
    const { id, modelId, state, reason, receivedBytes, totalBytes, error, sourceHost } = change.download;
    // The same move can be told to the window twice; it is one line.
    const move = [id, state, reason, error?.code].join();
    if (move === last) return;
    last = move;
    log.info('download moved', {
      ...{ downloadId: id, modelId, state, reason, receivedBytes, totalBytes, host: sourceHost },
      ...(error === null ? {} : { code: error.code }),
    });
  });
}
