import { expect, test } from 'vitest';
import { addressOf, viewOf, views } from './view.ts';

test('every view has its own address', () => {
  expect(views.map((view) => viewOf(addressOf(view)))).toEqual([...views]);
});

test('an unknown address is home', () => {
  expect(['', '#', '#nowhere', '#Models', '#models/1'].map(viewOf)).toEqual(Array(5).fill('home'));
});
