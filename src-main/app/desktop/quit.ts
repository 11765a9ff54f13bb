import type { App } from 'electron';
import type { Log } from '../../log-port.ts';

/** A hanging disk must not block quitting. */
const patienceMs = 8000;

/**
 * Quitting waits until the downloads are paused and safe on the disk (FAULTS C3), then goes on.
 * @param stop resolves when nothing is left to do
 * @param last done then; true: it ends the process itself
 */
export function stopBeforeQuit(app: App, stop: () => Promise<void>, last: () => boolean, log: Log): void {
  let isReady = false;
  let isStopping = false;
  app.on('before-quit', (event) => {
    if (isReady) return;
    event.preventDefault();
    if (isStopping) return;
    isStopping = true;
    const tooLong = new Promise<void>((resolve) => setTimeout(resolve, patienceMs));
    let isClean = false;
    const stopped = stop().then(() => {
      isClean = true;
    });
    Promise.race([stopped, tooLong])
      .catch((error: unknown) => log.error('stopping failed', { error: String(error) }))
      .finally(() => {
        isReady = true;
        if (!isClean || !last()) app.quit();
      });
  });
}
