import type { App } from 'electron';
import type { Log } from '../../log-port.ts';

/** Chromium draws without the graphics card after three of them by itself; from the second on it is seen. */
const worthAWord = 2;

/**
 * Writes down which of Chromium's helper processes end unasked. It starts them again by itself; where the one for
 * graphics does so again and again, the window has flickered, and that is explained, once.
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

/** Writes down what nobody caught, for whoever looks into it; what happens then stays as it was. */
export function logUncaught(process: Pick<NodeJS.Process, 'on'>, log: Log): void {
  const told = (error: unknown): string =>
    error instanceof Error ? (error.stack ?? String(error)) : String(error);
  process.on('uncaughtExceptionMonitor', (error) => log.error('uncaught', { error: told(error) }));
  process.on('unhandledRejection', (reason) => log.error('not handled', { error: told(reason) }));
}
