import { expect, test } from 'vitest';
import type { DownloadChange } from '../downloads/manager-port.ts';
import { createNotices } from './notices.ts';

test('the window’s own notice comes first, appears once, and can be dismissed', () => {
  const listeners: ((change: DownloadChange) => void)[] = [];
  const dismissed: string[] = [];
  const interrupted = { id: 'a', kind: 'interrupted', name: 'x', percent: 1, goesOn: true } as const;
  const board = createNotices({
    notices: () => [interrupted],
    dismissNotice: (id) => dismissed.push(id),
    onChange: (listener) => {
      listeners.push(listener);
      return () => {};
    },
  });
  let changes = 0;
  board.onChange(() => {
    changes += 1;
  });
  for (const tell of listeners) tell({ kind: 'installed' });
  expect(changes).toBe(0);
  for (const tell of listeners) tell({ kind: 'notices' });
  expect(changes).toBe(1);
  board.sayRedrawn();
  board.sayRedrawn();
  expect(changes).toBe(2);
  expect(board.all().map(({ kind }) => kind)).toEqual(['window-redrawn', 'interrupted']);
  board.dismiss('a');
  expect(dismissed).toEqual(['a']);
  board.dismiss(board.all()[0]?.id ?? '');
  expect(changes).toBe(3);
  expect(board.all()).toEqual([interrupted]);
  expect(dismissed).toEqual(['a']);
});
