import type { App } from 'electron';
import type { Log } from '../../log-port.ts';

/** After three crashes Chromium stops using the graphics card; the second is already visible. */
const worthAWord = 2;

/**
 * Logs Chromium's helper processes that crash. Chromium restarts them; repeated graphics crashes make the window
 * flicker, which is explained once.
 */
export function watchProcesses(app: Pick<App, 'on'>, log: Log, sayRedrawn: () => void): void {
  let graphics = 0;
  app.on('child-process-gone', (_event, { type, reason, exitCode, name, serviceName }) => {
    if (reason === 'clean-exit') return;
    log.error('helper process gone', { type, reason, exitCode, name, serviceName });
    if (type !== 'GPU') return;
    graphics += 1;
    if (graphics === worthAWord) sayRedrawn();
  });
}

/** Logs uncaught errors; changes nothing else. */
export function logUncaught(process: Pick<NodeJS.Process, 'on'>, log: Log): void {
  const told = (error: unknown): string =>
    error instanceof Error ? (error.stack ?? String(error)) : String(error);
  process.on('uncaughtExceptionMonitor', (error) => log.error('uncaught', { error: told(error) }));
  process.on('unhandledRejection', (reason) => log.error('not handled', { error: told(reason) }));
}
