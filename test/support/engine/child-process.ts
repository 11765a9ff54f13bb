import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import readline from 'node:readline';
import type { Downloadable } from '../../../src-main/downloads/ports.ts';

/** What the child tells, line by line. */
export interface ChildLine {
  readonly state: string;
  readonly receivedBytes: number;
  readonly code: string | null;
}

/** An engine in a process of its own. */
export interface EngineChild {
  /** Resolves with the first line that satisfies `wanted`; rejects when the process ends before. */
  line(wanted: (line: ChildLine) => boolean): Promise<ChildLine>;
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>;
  /** Resolves with the exit code. */
  readonly ended: Promise<number | null>;
}

/** Starts the engine on `home`; see child.ts. */
export function startEngineChild(
  home: string,
  model: Downloadable,
  env: Readonly<Record<string, string>> = {},
): EngineChild {
  const script = path.join(import.meta.dirname, 'child.ts');
  const child: ChildProcess = spawn(process.execPath, [script, home, JSON.stringify(model)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  const seen: ChildLine[] = [];
  const waiting = new Set<() => void>();
  let isGone = false;
  if (child.stdout !== null) {
    readline.createInterface({ input: child.stdout }).on('line', (text) => {
      seen.push(JSON.parse(text) as ChildLine);
      for (const check of [...waiting]) check();
    });
  }
  const ended = once(child, 'close').then(([code]) => {
    isGone = true;
    for (const check of [...waiting]) check();
    return code as number | null;
  });
  return {
    ended,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    line: (wanted) =>
      new Promise((resolve, reject) => {
        const check = (): void => {
          const found = seen.find(wanted);
          if (found === undefined && !isGone) return;
          waiting.delete(check);
          if (found === undefined)
            reject(new Error(`the engine ended; its last lines: ${JSON.stringify(seen.slice(-3))}`));
          else resolve(found);
        };
        waiting.add(check);
        check();
      }),
  };
}
