import { EventEmitter } from 'node:events';
import path from 'node:path';
import type { App } from 'electron';
import { expect, it } from 'vitest';
import type { OpenRequest } from '../../deep-links/open-request.ts';
import { createEarlyRequests } from './early-requests.ts';

const folder = path.resolve('/folder');
const link = { kind: 'link', address: 'noggin://model/small' };

function scene(argv: readonly string[]) {
  const events = new EventEmitter();
  const doorstep = createEarlyRequests(events as unknown as App, argv, folder);
  let prevented = 0;
  const event = {
    preventDefault: () => {
      prevented += 1;
    },
  };
  const seen: OpenRequest[] = [];
  return { events, doorstep, event, seen, prevented: () => prevented };
}

it('the request of the first start is kept until there is a receiver', () => {
  expect(scene(['noggin', 'a.gguf']).doorstep.open(() => {})).toEqual({
    kind: 'file',
    file: path.join(folder, 'a.gguf'),
  });
  expect(scene(['noggin', '--hidden']).doorstep.open(() => {})).toBeNull();
});

it('links and files from macOS are received before and after there is a receiver', () => {
  const { events, doorstep, event, seen, prevented } = scene(['noggin']);
  events.emit('open-file', event, '/a.gguf');
  events.emit('open-url', event, link.address);
  expect(doorstep.open((arrival) => seen.push(arrival))).toEqual(link);
  events.emit('open-file', event, '/b.gguf');
  expect(seen).toEqual([{ kind: 'file', file: '/b.gguf' }]);
  expect(prevented()).toBe(3);
});

it('a second start hands over its request, relative to its own folder, or asks for the window', () => {
  const { events, doorstep, event, seen } = scene(['noggin']);
  doorstep.open((arrival) => seen.push(arrival));
  events.emit('second-instance', event, ['noggin', 'a.gguf'], path.resolve('/elsewhere'), undefined);
  events.emit('second-instance', event, ['noggin', link.address], folder, undefined);
  events.emit('second-instance', event, ['noggin'], folder, undefined);
  expect(seen).toEqual([
    { kind: 'file', file: path.join(path.resolve('/elsewhere'), 'a.gguf') },
    link,
    { kind: 'window' },
  ]);
});

it('a headless second start asks for nothing', () => {
  const { events, doorstep, event, seen } = scene(['noggin']);
  doorstep.open((arrival) => seen.push(arrival));
  events.emit('second-instance', event, ['noggin', '--list'], folder, { headless: true });
  expect(seen).toEqual([]);
});
