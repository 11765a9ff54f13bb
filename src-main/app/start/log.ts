import { renameSync, rmSync } from 'node:fs';
import log from 'electron-log/node';
import type { Redact } from '../../diagnostics/redact.ts';
import { redactFacts } from '../../diagnostics/redact-facts.ts';
import type { Log, LogFacts } from '../../log-port.ts';
import { jsonLine } from '../../names/terminal-text.ts';

const maxBytes = 5 * 1024 * 1024;
const keptFiles = 3;

/** The files of a log, oldest first; not all of them need be there. Pure. */
export function logFiles(file: string): readonly string[] {
  const older = Array.from({ length: keptFiles }, (_, index) => `${file}.${keptFiles - index}`);
  return [...older, file];
}

/**
 * Opens the log: JSON lines in `file`, rotated at 5 MB with three older ones kept. The library is electron-log; only
 * this adapter knows it.
 * @param redact takes out of every fact what is secret or personal
 */
export function openLog(file: string, redact: Redact): Log {
  const logger = log.create({ logId: 'noggin' });
  logger.transports.console.level = false;
  logger.transports.file.level = 'info';
  logger.transports.file.resolvePathFn = () => file;
  logger.transports.file.maxSize = maxBytes;
  logger.transports.file.archiveLogFn = (old) => rotate(old.path);
  // The line as it is: the library's own steps would take a `%c` in it for a style.
  logger.transports.file.transforms = [({ data }) => data[0]];
  const write = (level: 'info' | 'warn' | 'error', event: string, facts: LogFacts = {}): void => {
    const told = redactFacts(facts, redact);
    const plain = typeof told === 'object' ? told : {};
    // First for whoever reads, and last so that no fact takes their place.
    const own = { at: new Date().toISOString(), level, event: redact(event) };
    logger[level](jsonLine({ ...own, ...plain, ...own }));
  };
  return {
    info: (event, facts) => write('info', event, facts),
    warn: (event, facts) => write('warn', event, facts),
    error: (event, facts) => write('error', event, facts),
  };
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
