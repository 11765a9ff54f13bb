import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { expect, test } from 'vitest';
import { receiveRequests } from './reception.ts';

type Handler = (event: IpcMainInvokeEvent, name: unknown, payload: unknown) => Promise<unknown>;

test('early requests wait for their handler, and are answered in order', async () => {
  const handlers: [string, Handler][] = [];
  const ipcMain = { handle: (channel: string, handler: Handler) => handlers.push([channel, handler]) };
  const answerBy = receiveRequests(ipcMain as unknown as Pick<IpcMain, 'handle'>);
  const [[channel, ask] = []] = handlers;
  if (ask === undefined) throw new Error('nothing is handled');
  expect([channel, handlers.length]).toEqual(['noggin:request', 1]);
  const event = {} as IpcMainInvokeEvent;
  const told: unknown[] = [];
  const first = ask(event, 'app:snapshot', undefined);
  const second = ask(event, 'download:start', { modelId: 'a' });
  await Promise.resolve();
  expect(told).toEqual([]);
  answerBy(async (from, name, payload) => told.push([from === event, name, payload]));
  expect(await Promise.all([first, second, ask(event, 'later', 1)])).toEqual([1, 2, 3]);
  expect(told).toEqual([
    [true, 'app:snapshot', undefined],
    [true, 'download:start', { modelId: 'a' }],
    [true, 'later', 1],
  ]);
});
