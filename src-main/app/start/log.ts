import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
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
 * Opens the log: JSON lines in `file`, rotated at 5 MB with three older ones kept. A line that cannot be written is
 * dropped: nothing ends because of its log.
 * @param redact takes out of every fact what is secret or personal
 */
export function openLog(file: string, redact: Redact): Log {
  const write = (level: 'info' | 'warn' | 'error', event: string, facts: LogFacts = {}): void => {
    const told = redactFacts(facts, redact);
    const plain = typeof told === 'object' ? told : {};
    // First for readers, and last so that no fact overrides them.
    const own = { at: new Date().toISOString(), level, event: redact(event) };
    append(file, `${jsonLine({ ...own, ...plain, ...own })}\n`);
  };
  return {
    info: (event, facts) => write('info', event, facts),
    warn: (event, facts) => write('warn', event, facts),
    error: (event, facts) => write('error', event, facts),
  };
}

/** At once, so that the last line before a crash is there. */
function append(file: string, line: string): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > maxBytes) rotate(file);
    appendFileSync(file, line);
  } catch {
    // A full disk, or a folder that is gone.
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
