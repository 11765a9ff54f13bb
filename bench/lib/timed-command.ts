import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { findTool } from './tools.ts';

/** The cost of running a program. */
export interface CommandCost {
  readonly wallS: number;
  readonly cpuS: number | null;
  readonly peakBytes: number | null;
  /** Its standard output. */
  readonly output: string;
}

/** Longer than any contender takes; beyond it one is stuck. */
const longestMs = 600_000;

/** The parent alone knows processor time and memory of a child, and Node hides them: GNU time reports them. */
const time = process.platform === 'linux' ? findTool('time') : null;

/** Why processor time and memory are not measured, or null when they are. */
export const costMissing =
  time === null ? 'processor seconds and memory of other programs: GNU time not installed' : null;

/**
 * Runs a program to its end.
 * @param folder where it runs, with the notes of GNU time
 * @throws when it fails; the message has the end of its standard error
 */
export async function timedCommand(
  program: string,
  args: readonly string[],
  folder: string,
): Promise<CommandCost> {
  const notes = path.join(folder, '.cost');
  const [file, all] =
    time === null ? [program, args] : [time, ['-o', notes, '-f', '%U %S %M', program, ...args]];
  const startMs = performance.now();
  const child = spawn(file, all, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  // In a group of its own, so that its children end with it, also when we are ended.
  const end = (): void => endGroup(child);
  const tooLong = setTimeout(end, longestMs);
  process.once('exit', end);
  let output = '';
  let complaints = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints = (complaints + text).slice(-2000);
  });
  const exited = once(child, 'exit').then((how) => ({ how, endMs: performance.now() }));
  await once(child, 'close');
  const { how, endMs } = await exited;
  clearTimeout(tooLong);
  process.off('exit', end);
  if (how[0] !== 0) {
    throw new Error(
      `${path.basename(program)} ended with ${how[0] ?? how[1]}: ${reasonIn(complaints || output)}`,
    );
  }
  const wallS = (endMs - startMs) / 1000;
  if (time === null) return { wallS, cpuS: null, peakBytes: null, output };
  const [user, system, kilobytes] = readFileSync(notes, 'utf8').trim().split(' ').map(Number);
  rmSync(notes);
  return { wallS, cpuS: (user ?? 0) + (system ?? 0), peakBytes: (kilobytes ?? 0) * 1024, output };
}

function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

/** The line that says why, among all the complaints of a program. */
function reasonIn(complaints: string): string {
  const lines = complaints.trim().split('\n');
  return (lines.find((line) => /^\w*(Error|error)\b/.test(line)) ?? lines.slice(-3).join(' ')).slice(0, 500);
}
