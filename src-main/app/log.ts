import { renameSync, rmSync } from 'node:fs';
import log from 'electron-log/node';
import type { Log, LogFacts } from '../log-port.ts';

const maxBytes = 5 * 1024 * 1024;
const keptFiles = 3;

/** Names of facts that could hold a secret; their values never reach the file. */
const secretNames = /token|authorization|password|cookie|secret/i;

/**
 * Opens the log: JSON lines in `file`, rotated at 5 MB with three older ones kept. The library is electron-log; only
 * this adapter knows it.
 */
export function openLog(file: string): Log {
  const logger = log.create({ logId: 'noggin' });
  logger.transports.console.level = false;
  logger.transports.file.level = 'info';
  logger.transports.file.resolvePathFn = () => file;
  logger.transports.file.maxSize = maxBytes;
  logger.transports.file.archiveLogFn = (old) => rotate(old.path);
  // The line as it is: the library's own steps would take a `%c` in it for a style.
  logger.transports.file.transforms = [({ data }) => data[0]];
  const write = (level: 'info' | 'warn' | 'error', event: string, facts: LogFacts = {}): void => {
    logger[level](lineOf({ ...facts, at: new Date().toISOString(), level, event }));
  };
  return {
    info: (event, facts) => write('info', event, facts),
    warn: (event, facts) => write('warn', event, facts),
    error: (event, facts) => write('error', event, facts),
  };
}

/** One line of JSON. A log that throws would turn the failure it tells into another one. */
function lineOf(facts: LogFacts): string {
  const write = (values: LogFacts): string =>
    JSON.stringify(values, (name, value) => (secretNames.test(name) ? undefined : value));
  try {
    return write(facts);
  } catch {
    // A cycle or a BigInt somewhere: what is plain is told, the rest is only named.
    const plain = Object.entries(facts).map(([name, value]) => [
      name,
      typeof value === 'object' ? '(not plain)' : String(value),
    ]);
    return write(Object.fromEntries(plain));
  }
}

/** noggin.log becomes noggin.log.1, that .2, and so on; the oldest goes. */
function rotate(file: string): void {
  rmSync(`${file}.${keptFiles}`, { force: true });
  for (let index = keptFiles; index > 0; index -= 1) {
    try {
      renameSync(index === 1 ? file : `${file}.${index - 1}`, `${file}.${index}`);
    } catch {
      // There are not that many yet.
    }
  }
}
