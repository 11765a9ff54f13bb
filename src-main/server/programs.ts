import type { ErrorView } from '../../src-preload/contract/errors.ts';
import { toErrorView } from '../errors.ts';
import type { Log } from '../log-port.ts';
import type { ChildProcess } from '../platform/child-process.ts';
import type { Desk } from './desk.ts';
import type { Admission, FromServer, ToDesk, ToServer } from './messages.ts';

/** The process that answers programs, seen from main: process/worker.ts. */
export type ServerProcess = ChildProcess<ToServer, FromServer>;

/** How programs are to be answered; null: not at all. */
export interface WantedServer extends Admission {
  readonly port: number;
}

export type ProgramsState =
  | { readonly kind: 'off' | 'starting' }
  | { readonly kind: 'on'; readonly port: number; readonly isOllamaPortFree: boolean }
  | { readonly kind: 'failed'; readonly error: ErrorView; readonly freePort: number | null };

export interface ProgramsPorts {
  spawn(): ServerProcess;
  readonly desk: Desk;
  /** How it is to be now. */
  wanted(): WantedServer | null;
  readonly log: Pick<Log, 'info' | 'warn'>;
  /** Milliseconds on a clock that never jumps. */
  now(): number;
}

/** Answers other programs, in a process that runs only while that is wanted. */
export interface Programs {
  state(): ProgramsState;
  /** Returns the way to stop listening. */
  onChange(listener: () => void): () => void;
  /** What is wanted has changed, or a person tries again. Resolves when it is so, or has failed. */
  refresh(): Promise<void>;
  /** Which models there are, or which is loaded, has changed. */
  servedChanged(): void;
  stop(): Promise<void>;
}

/** How long a goodbye may take, in milliseconds. */
const goodbyeMs = 2000;
/** Two crashes within this are no accident, in milliseconds. */
const crashMs = 60_000;

interface Running {
  readonly process: ServerProcess;
  wanted: WantedServer;
  /** By id: what programs wait for. */
  readonly open: Map<number, AbortController>;
  readonly gone: Promise<void>;
  isLeaving: boolean;
}

export function createPrograms(ports: ProgramsPorts): Programs {
  const { desk, log } = ports;
  const listeners = new Set<() => void>();
  let state: ProgramsState = { kind: 'off' };
  let running: Running | null = null;
  let line: Promise<void> = Promise.resolve();
  let isStopped = false;
  let crashedMs = Number.NEGATIVE_INFINITY;

  const become = (next: ProgramsState): void => {
    state = next;
    for (const listener of [...listeners]) listener();
  };
  const leave = async (leaving: Running): Promise<void> => {
    leaving.isLeaving = true;
    running = null;
    for (const stop of leaving.open.values()) stop.abort();
    leaving.process.post({ kind: 'end' });
    const patience = setTimeout(() => leaving.process.kill(), goodbyeMs);
    await leaving.gone;
    clearTimeout(patience);
  };
  const work = async (one: Running, asked: ToDesk): Promise<void> => {
    const { process, open } = one;
    const { id, modelId } = asked;
    const stop = new AbortController();
    open.set(id, stop);
    try {
      const result =
        asked.kind === 'answer'
          ? await desk.answer(
              modelId,
              asked.question,
              {
                prompt: (facts) => process.post({ kind: 'prompt', id, facts }),
                text: (text) => process.post({ kind: 'text', id, text }),
                call: (call) => process.post({ kind: 'call', id, call }),
              },
              stop.signal,
            )
          : asked.kind === 'embed'
            ? await desk.embed(modelId, asked.texts, stop.signal)
            : await desk.load(modelId, stop.signal).then(() => null);
      process.post({ kind: 'done', id, result });
    } catch (error) {
      const view = toErrorView(error);
      // Its words could be a person's.
      log.warn('a program was not answered', { code: view.code });
      process.post({ kind: 'failed', id, error: view });
    } finally {
      open.delete(id);
    }
  };
  /** Resolves when it listens, or does not. */
  const start = (wanted: WantedServer): Promise<void> =>
    new Promise((resolve) => {
      const process = ports.spawn();
      let end = (): void => {};
      const gone = new Promise<void>((over) => {
        end = over;
      });
      const one: Running = { process, wanted, open: new Map(), gone, isLeaving: false };
      running = one;
      become({ kind: 'starting' });
      process.onMessage((message) => {
        switch (message.kind) {
          case 'listening': {
            const { port, isOllamaPortFree } = message;
            log.info('programs are answered', { port });
            if (running === one) become({ kind: 'on', port, isOllamaPortFree });
            resolve();
            return;
          }
          case 'not-listening': {
            const { error, freePort } = message;
            log.warn('programs cannot be answered', { code: error.code });
            if (running === one) {
              void leave(one);
              become({ kind: 'failed', error, freePort });
            }
            resolve();
            return;
          }
          case 'asked':
            desk.asked(message.agent);
            return;
          case 'stop':
            one.open.get(message.id)?.abort();
            return;
          default:
            void work(one, message);
        }
      });
      process.onExit(() => {
        end();
        for (const stop of one.open.values()) stop.abort();
        resolve();
        if (one.isLeaving || running !== one) return;
        running = null;
        crashed();
      });
      const { port, ...admission } = wanted;
      process.post({ kind: 'start', port, admission, served: desk.served() });
    });
  const crashed = (): void => {
    const isLoop = ports.now() - crashedMs < crashMs;
    crashedMs = ports.now();
    log.warn('the process that answers programs ended by itself');
    const message = 'The process that answers programs ended twice within a minute';
    if (isStopped) become({ kind: 'off' });
    else if (isLoop) become({ kind: 'failed', error: { code: 'internal', message }, freePort: null });
    else void refresh();
  };
  const settle = async (): Promise<void> => {
    const wanted = isStopped ? null : ports.wanted();
    if (wanted === null) {
      if (running !== null) await leave(running);
      if (state.kind !== 'off') become({ kind: 'off' });
      return;
    }
    if (running !== null && running.wanted.port === wanted.port) {
      const { port: _, ...admission } = wanted;
      const isOther = JSON.stringify(running.wanted) !== JSON.stringify(wanted);
      if (!isOther) return;
      running.process.post({ kind: 'change', admission });
      running.wanted = wanted;
      become(state);
      return;
    }
    if (running !== null) await leave(running);
    await start(wanted);
  };
  /** One after another. */
  const refresh = (): Promise<void> => {
    line = line.then(settle, settle);
    return line;
  };

  return {
    state: () => state,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    refresh,
    servedChanged: () => running?.process.post({ kind: 'served', served: desk.served() }),
    stop: () => {
      isStopped = true;
      return refresh();
    },
  };
}
