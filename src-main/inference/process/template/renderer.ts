import { Worker } from 'node:worker_threads';
import { NogginError } from '../../../errors.ts';
import type { Filling, RenderReply, RenderRequest, TemplateSpec } from './messages.ts';

/** How long one filling may take; real templates take some milliseconds. */
const limitMs = 2000;
/** The thread's start and its reading of the template belong to its first answer. */
const startMs = 10_000;
/** Beyond it the thread is ended: real templates need less than one megabyte. */
const resourceLimits = { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 16, stackSizeMb: 2 };

/** What a template answered; `refused` is its own exception. */
export type Rendered =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'refused'; readonly message: string };

/** A model's template, run where it can do no harm. */
export interface Renderer {
  /** Names of the parameters that make it think first. @throws NogginError `no-chat-template` when it is none */
  read(): Promise<readonly string[]>;
  /**
   * Fills it. A thread that was ended is started anew for the next filling.
   * @throws NogginError `template-failed` when it took too long or too much memory
   */
  render(filling: Filling): Promise<Rendered>;
  close(): void;
}

/** The thread's file beside this one: in the sources, and where everything is built into one folder. */
const threadUrl = import.meta.url.endsWith('.ts')
  ? new URL('./thread.ts', import.meta.url)
  : new URL('./template-thread.js', import.meta.url);

/**
 * Runs a template in a thread with a limit of time and memory. One thing is asked at a time.
 * @param onRun hears when it begins and ends to run
 */
export function createRenderer(spec: TemplateSpec, onRun: (isRunning: boolean) => void): Renderer {
  let worker: Worker | null = null;
  let lastId = 0;

  const end = (): void => {
    void worker?.terminate();
    worker = null;
  };
  const start = (): Worker => {
    const fresh = new Worker(threadUrl, { workerData: spec, resourceLimits });
    // Heard by whoever asks; without a listener an error would end the process.
    fresh.on('error', () => {});
    fresh.unref();
    return fresh;
  };
  /** The first reply that is wanted. Rejects when the thread ends or the time is over. */
  const heard = <T>(
    from: Worker,
    withinMs: number,
    pick: (reply: RenderReply) => T | undefined,
  ): Promise<T> =>
    new Promise((resolve, reject) => {
      onRun(true);
      const settle = (): void => {
        onRun(false);
        clearTimeout(patience);
        from.off('message', listen);
        from.off('error', broken);
        from.off('exit', ended);
      };
      const fail = (message: string): void => {
        settle();
        if (worker === from) end();
        else void from.terminate();
        reject(new NogginError('template-failed', message));
      };
      const listen = (reply: RenderReply): void => {
        const picked = pick(reply);
        if (picked === undefined) return;
        settle();
        resolve(picked);
      };
      const broken = (error: Error): void => fail(`The template's thread ended: ${error.message}`);
      const ended = (): void => fail("The template's thread ended");
      const patience = setTimeout(() => fail(`The template took longer than ${withinMs} ms`), withinMs);
      from.on('message', listen);
      from.once('error', broken);
      from.once('exit', ended);
    });
  const read = async (): Promise<readonly string[]> => {
    end();
    const fresh = start();
    worker = fresh;
    const reply = await heard(fresh, startMs, (each) =>
      each.kind === 'read' || each.kind === 'unreadable' ? each : undefined,
    );
    if (reply.kind === 'read') return reply.switches;
    end();
    throw new NogginError('no-chat-template', `The template cannot be read: ${reply.message}`);
  };
  return {
    read,
    render: async (filling) => {
      if (worker === null) await read();
      const thread = worker as Worker | null;
      if (thread === null) throw new NogginError('template-failed', 'The template has no thread');
      lastId += 1;
      const request: RenderRequest = { id: lastId, filling };
      const answer = heard(thread, limitMs, (reply) =>
        (reply.kind === 'text' || reply.kind === 'refused') && reply.id === request.id ? reply : undefined,
      );
      thread.postMessage(request);
      return answer;
    },
    close: end,
  };
}
