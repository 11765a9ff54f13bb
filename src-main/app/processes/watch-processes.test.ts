import { EventEmitter } from 'node:events';
import type { App } from 'electron';
import { expect, test } from 'vitest';
import { logUncaught, watchProcesses } from './watch-processes.ts';

function noted() {
  const lines: [string, unknown][] = [];
  const note = (event: string, facts: unknown = {}): void => void lines.push([event, facts]);
  return { lines, log: { info: note, warn: note, error: note } };
}

test('logs helper processes that end, and explains a graphics crash loop once', () => {
  const app = new EventEmitter();
  const { lines, log } = noted();
  let said = 0;
  watchProcesses(app as unknown as App, log, () => {
    said += 1;
  });
  const end = (type: string, reason = 'crashed') =>
    app.emit('child-process-gone', {}, { type, reason, exitCode: 5, name: type });
  end('Utility');
  end('GPU', 'clean-exit');
  end('GPU');
  expect([lines.length, said]).toEqual([2, 0]);
  for (let count = 0; count < 4; count += 1) end('GPU');
  expect([lines.length, said]).toEqual([6, 1]);
  expect(lines[0]).toEqual([
    'helper process gone',
    expect.objectContaining({ type: 'Utility', exitCode: 5 }),
  ]);
});

test('logs uncaught errors with their stack', () => {
  const process = new EventEmitter();
  const { lines, log } = noted();
  logUncaught(process as unknown as NodeJS.Process, log);
  process.emit('uncaughtExceptionMonitor', new Error('one'));
  process.emit('unhandledRejection', 'two');
  expect(lines).toEqual([
    ['uncaught', { error: expect.stringMatching(/Error: one\n +at /) }],
    ['not handled', { error: 'two' }],
  ]);
});
