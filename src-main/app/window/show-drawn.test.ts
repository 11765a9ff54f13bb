import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { showDrawn } from './show-drawn.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function scene() {
  const done: string[] = [];
  const events = new EventEmitter();
  const state = { isVisible: true, isDestroyed: false };
  const window = {
    show: () => done.push('show'),
    hide: () => done.push('hide'),
    isVisible: () => state.isVisible,
    isDestroyed: () => state.isDestroyed,
    once: events.once.bind(events),
  };
  showDrawn(window as unknown as Parameters<typeof showDrawn>[0], () => done.push('told'));
  return { done, events, state };
}

test('a window whose page is drawn is shown once', () => {
  const { done, events } = scene();
  vi.advanceTimersByTime(4000);
  events.emit('ready-to-show');
  vi.advanceTimersByTime(60_000);
  expect(done).toEqual(['show']);
});

test('a window without a first frame is shown once more, and reported', () => {
  const { done } = scene();
  vi.advanceTimersByTime(60_000);
  expect(done).toEqual(['show', 'told', 'hide', 'show']);
});

test.each([
  ['hidden by the person', { isVisible: false }],
  ['destroyed', { isDestroyed: true }],
])('a window that is %s is left alone', (_what, change) => {
  const { done, state } = scene();
  Object.assign(state, change);
  vi.advanceTimersByTime(60_000);
  expect(done).toEqual(['show']);
});

test('a closed window is left alone', () => {
  const { done, events } = scene();
  events.emit('closed');
  vi.advanceTimersByTime(60_000);
  expect(done).toEqual(['show']);
});
