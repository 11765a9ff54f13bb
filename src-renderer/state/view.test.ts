import { expect, test } from 'vitest';
import { addressOf, viewOf, views } from './view.ts';

test('every view is named by its own address', () => {
  expect(views.map((view) => viewOf(addressOf(view)))).toEqual([...views]);
});

test('an address that names no view is home', () => {
  expect(['', '#', '#nowhere', '#Models', '#models/1'].map(viewOf)).toEqual(Array(5).fill('home'));
});
