import { z } from 'zod';
import type { ErrorView, Result } from '../../src-preload/contract/errors.ts';
import {
  type Request,
  type RequestInput,
  type RequestOutput,
  requestSchemas,
} from '../../src-preload/contract/requests.ts';
import { NogginError, toErrorView } from '../errors.ts';
import type { Log } from '../log-port.ts';
import { isSmallPlainData } from './plain-data.ts';
import { createRate } from './rate.ts';

/** The caller: what we need of Electron's event, so that tests need no Electron. */
export interface Caller {
  readonly senderId: number;
  /** The frame's address, or null for a frame that is gone. */
  readonly frameUrl: string | null;
  readonly isMainFrame: boolean;
}

/** One function for each request of the contract; a missing one does not compile. */
export type Handlers = {
  readonly [R in Request]: (
    input: RequestInput<R>,
    caller: Caller,
  ) => RequestOutput[R] | Promise<RequestOutput[R]>;
};

/** Largest payload from a window, see {@link isSmallPlainData}; only those below come near it. */
const maxPayloadSize = 16 * 1024;
/** Requests that carry a person's own texts. */
const largerPayloads: Partial<Readonly<Record<Request, number>>> = {
  'chat:send': 3_700_000,
  'chat:edit': 401_000,
  'chat:copy': 401_000,
  'chat:configure': 21_000,
};
/** Requests a window may make in a second: far above any hand, far below a flood. */
const maxPerSecond = 100;
/** Refusals logged in a second: each is a write to the disk, and a flood would push older news out of the log. */
const maxLoggedPerSecond = 10;
const downloadSchema = z.object({ id: z.uuid() });

/** What a window may send at most with this request, see {@link isSmallPlainData}. Pure. */
export function payloadLimit(name: Request): number {
  return largerPayloads[name] ?? maxPayloadSize;
}

export interface GatewayOptions {
  readonly handlers: Handlers;
  readonly log: Log;
  /** Whether this is the main frame of a living window of ours, on our own page. */
  isTrusted(caller: Caller): boolean;
  /** Milliseconds from a clock that never jumps. */
  monotonic(): number;
}

/**
 * Answers requests: checks who asks, how often, how much and what, then calls the handler. Never throws: whatever
 * goes wrong is a typed refusal, and a refused request has had no effect.
 */
export function createGateway(options: GatewayOptions) {
  const { handlers, log } = options;
  const rates = new Map<number, () => boolean>();
  const mayLog = createRate(maxLoggedPerSecond, options.monotonic);
  let unlogged = 0;

  const isFlood = (senderId: number): boolean => {
    const isWithin = rates.get(senderId) ?? createRate(maxPerSecond, options.monotonic);
    rates.set(senderId, isWithin);
    return !isWithin();
  };
  const logRefusal = (name: unknown, payload: unknown, { code, message }: ErrorView): void => {
    if (!mayLog()) {
      unlogged += 1;
      return;
    }
    const request = typeof name === 'string' ? name.slice(0, 50) : typeof name;
    log.warn('request refused', {
      ...{ request, code, ...downloadOf(name, payload) },
      // Log nothing of conversations: an error message could quote one.
      ...(request.startsWith('chat:') ? {} : { message }),
      ...(unlogged > 0 ? { unlogged } : {}),
    });
    unlogged = 0;
  };

  return async (caller: Caller, name: unknown, payload: unknown): Promise<Result<unknown>> => {
    try {
      if (!options.isTrusted(caller))
        throw new NogginError('untrusted-sender', 'This page may not ask anything');
      if (isFlood(caller.senderId)) throw new NogginError('not-now', 'Too many requests in a second');
      if (!isRequest(name)) throw new NogginError('invalid-request', 'There is no such request');
      if (!isSmallPlainData(payload, payloadLimit(name)))
        throw new NogginError('invalid-request', 'The request is too large, or not plain data');
      const parsed = requestSchemas[name].safeParse(payload);
      if (!parsed.success) throw new NogginError('invalid-request', `The request is malformed: ${name}`);
      // Parsed by the schema of this name: the compiler cannot know the pair.
      const handler = handlers[name] as (input: unknown, caller: Caller) => unknown;
      return { ok: true, value: await handler(parsed.data, caller) };
    } catch (error) {
      const view = viewOf(error);
      logRefusal(name, payload, view);
      return { ok: false, error: view };
    }
  };
}

/** The download that a well-formed request is about, to find it again in the log. */
function downloadOf(name: unknown, payload: unknown): { readonly downloadId?: string } {
  if (!isRequest(name) || !name.startsWith('download:') || !isSmallPlainData(payload, maxPayloadSize))
    return {};
  const parsed = downloadSchema.safeParse(payload);
  return parsed.success ? { downloadId: parsed.data.id } : {};
}

/** The error's view, also of what was thrown without having words. */
function viewOf(error: unknown): ErrorView {
  try {
    return toErrorView(error);
  } catch {
    return { code: 'internal', message: 'Something without words was thrown' };
  }
}

function isRequest(name: unknown): name is Request {
  return typeof name === 'string' && Object.hasOwn(requestSchemas, name);
}
