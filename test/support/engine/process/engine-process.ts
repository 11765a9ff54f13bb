import { spawn } from 'node:child_process';
import { once } from 'node:events';
import readline from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Tuning } from '../../../../src-main/downloads/tuning.ts';
import type { TorturedModel } from './models.ts';

/** What an engine process is started with. */
export interface Setup {
  readonly home: string;
  readonly models: readonly TorturedModel[];
  readonly tuning: Tuning;
  /** Whether it checks the disk space before it starts, as the app does, or runs into a full disk. */
  readonly looksAtFreeRoom: boolean;
  /** This model is started at once, and the process ends when it is installed or has failed. */
  readonly only?: string;
}

export type Command =
  | { readonly what: 'quit' }
  /** The system clock is set forward, or back, by this many milliseconds. */
  | { readonly what: 'jump'; readonly byMs: number }
  | { readonly what: 'start' | 'pause' | 'resume' | 'cancel' | 'retry'; readonly modelId: string };

/** A transition of a download, or `ready`, or `refused` for an impossible command. */
export interface Told {
  readonly modelId: string;
  readonly state: string;
  readonly reason: string | null;
  readonly code: string | null;
  /** The state of each file of the model at that time. */
  readonly files?: readonly { readonly id: string; readonly state: string; readonly code: string | null }[];
}

/** An engine in a process of its own. */
export interface EngineProcess {
  /** All messages so far. */
  readonly told: readonly Told[];
  /** False when it ended by itself. */
  isAlive(): boolean;
  send(command: Command): void;
  /** Resolves with the first message that satisfies `wanted`; rejects when the process ends before. */
  until(wanted: (told: Told) => boolean): Promise<Told>;
  /** Calls back for each message from now on. */
  onTold(listener: (told: Told) => void): void;
  /** Suspends the process for this many milliseconds, as a sleep does (SIGSTOP, SIGCONT). */
  suspend(ms: number): void;
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>;
  /** Resolves when the process is gone, with its exit code (null: a signal) and what it wrote to standard error. */
  readonly ended: Promise<{ readonly code: number | null; readonly complaint: string }>;
}

/**
 * @param fileLimitBytes longest file it may write (RLIMIT_FSIZE), where there is no small disk to fill
 * @param env variables in addition to those of this process
 */
export function startEngineProcess(
  setup: Setup,
  fileLimitBytes: number | null = null,
  env: Readonly<Record<string, string>> = {},
): EngineProcess {
  const script = fileURLToPath(new URL('./child.ts', import.meta.url));
  const node = [process.execPath, script, JSON.stringify(setup)];
  const [program = '', ...args] =
    fileLimitBytes === null ? node : ['prlimit', `--fsize=${fileLimitBytes}`, ...node];
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  const told: Told[] = [];
  const listeners: ((told: Told) => void)[] = [];
  let complaint = '';
  let isAlive = true;
  // A killed process reads no more.
  child.stdin.on('error', () => {});
  child.stderr.on('data', (text: Buffer) => {
    complaint = (complaint + text.toString()).slice(-4000);
  });
  readline.createInterface({ input: child.stdout }).on('line', (line) => {
    const one = JSON.parse(line) as Told;
    told.push(one);
    for (const listener of listeners) listener(one);
  });
  const ended = once(child, 'close').then(([code]) => {
    isAlive = false;
    return { code: code as number | null, complaint };
  });
  return {
    told,
    ended,
    isAlive: () => isAlive,
    send: (command) => void child.stdin.write(`${JSON.stringify(command)}\n`),
    until: (wanted) =>
      new Promise((resolve, reject) => {
        const known = told.find(wanted);
        if (known !== undefined) resolve(known);
        listeners.push((one) => {
          if (wanted(one)) resolve(one);
        });
        void ended.then(() =>
          reject(new Error(`the engine ended: ${JSON.stringify(told.slice(-3))} ${complaint}`)),
        );
      }),
    onTold: (listener) => void listeners.push(listener),
    suspend: (ms) => {
      child.kill('SIGSTOP');
      setTimeout(() => child.kill('SIGCONT'), ms).unref();
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
