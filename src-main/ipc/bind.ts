import path from 'node:path';
import { type IpcMain, type IpcMainInvokeEvent, type WebContents, webContents } from 'electron';
import { isOurPage } from '../app/window/page-files.ts';
import type { Log } from '../log-port.ts';
import { monotonicMs } from '../platform/monotonic.ts';
import { createPushPump, type PumpClock, type Pumps, type PushPump } from '../ui-state/push-pump.ts';
import { type Caller, createGateway, type Handlers } from './gateway.ts';
import { createRate } from './rate.ts';
import type { Answer } from './reception.ts';

/** The preload's own: the path of a file that a person dropped on the window. */
const droppedChannel = 'noggin:dropped';
const longestPath = 4096;
/** Files dropped in a second: far above any hand. */
const maxDropsPerSecond = 10;
const stateChannel = 'noggin:state';

const clock: PumpClock = {
  monotonic: monotonicMs,
  later: (ms, run) => {
    const timer = setTimeout(run, ms);
    return { cancel: () => clearTimeout(timer) };
  },
};

/**
 * Answers the contract's requests on Electron's IPC.
 * @param answerBy see {@link receiveRequests}
 */
export function bindRequests(
  answerBy: (answer: Answer) => void,
  ipcMain: Pick<IpcMain, 'handle'>,
  options: {
    readonly handlers: Handlers;
    readonly log: Log;
    isOurWindow(contents: WebContents): boolean;
    /** A file was dropped on the window. */
    dropped(file: string): Promise<void>;
  },
): void {
  const isTrusted = (caller: Caller): boolean => {
    const contents = webContents.fromId(caller.senderId);
    return (
      contents !== undefined &&
      !contents.isDestroyed() &&
      options.isOurWindow(contents) &&
      caller.isMainFrame &&
      isOurPage(caller.frameUrl)
    );
  };
  const gateway = createGateway({ ...options, isTrusted, monotonic: clock.monotonic });
  answerBy((event, name, payload) => gateway(callerOf(event), name, payload));
  const mayDrop = createRate(maxDropsPerSecond, clock.monotonic);
  ipcMain.handle(droppedChannel, async (event, file: unknown) => {
    if (!isTrusted(callerOf(event)) || !mayDrop()) return;
    if (typeof file !== 'string' || file.length > longestPath) return;
    if (path.isAbsolute(file)) await options.dropped(file);
  });
}

function callerOf(event: IpcMainInvokeEvent): Caller {
  const frame = event.senderFrame;
  return {
    senderId: event.sender.id,
    frameUrl: frame?.url ?? null,
    isMainFrame: frame !== null && frame === event.sender.mainFrame,
  };
}

/** Keeps one pump for each window that asked for the state. */
export function createPumps(): Pumps {
  const pumps = new Map<number, PushPump>();
  const open = (senderId: number): PushPump => {
    const contents = webContents.fromId(senderId);
    const pump = createPushPump(
      {
        isAlive: () => contents !== undefined && !contents.isDestroyed() && !contents.isCrashed(),
        send: (patch) => contents?.send(stateChannel, patch),
      },
      clock,
    );
    pumps.set(senderId, pump);
    contents?.once('destroyed', () => {
      pump.stop();
      pumps.delete(senderId);
    });
    // A new page must not get patches of an old subscription. Not at navigation start: a refused navigation keeps the
    // page, which would then get nothing.
    contents?.on('did-navigate', () => pump.stop());
    contents?.on('render-process-gone', () => pump.stop());
    return pump;
  };
  return {
    of: (senderId) => pumps.get(senderId) ?? open(senderId),
    all: () => [...pumps.values()],
  };
}
