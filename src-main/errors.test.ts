import { expect, test } from 'vitest';
import { NogginError, toErrorView } from './errors.ts';

test('a message is one line without control characters', () => {
  const { message } = new NogginError(
    'server',
    'It says: \u001b[2Jgone\r\nstopped: all\u202Edeleted \u009bm',
  );
  expect(message).toBe('It says: [2Jgone stopped: all deleted m');
  expect(toErrorView(new Error('a\u0000b')).message).toBe('a b');
});

test('a long message is truncated', () => {
  const { message } = new NogginError('server', 'long '.repeat(100_000));
  expect(message.length).toBeLessThan(1300);
  expect(message.endsWith('…')).toBe(true);
});
