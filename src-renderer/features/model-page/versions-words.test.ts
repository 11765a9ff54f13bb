import { expect, test } from 'vitest';
import { versionsWords } from './versions-words.ts';

const news = { changedMs: Date.UTC(2026, 2, 5, 12), reusedFiles: 0, fetchBytes: 4_700_000_000 };

test('says whether the newest version is installed', () => {
  expect(versionsWords({ ...news, standing: 'unknown' })).toBeNull();
  expect(versionsWords({ ...news, standing: 'same' })).toBe('You have the newest file of this version.');
  expect(versionsWords({ ...news, standing: 'gone' })).toMatch(/no longer offers/);
});

test('says how much a changed version would download', () => {
  expect(versionsWords({ ...news, standing: 'changed' })).toBe(
    'Its publisher has changed this version, last on March 5, 2026. The new one is 4.7 GB to download. The one you have stays until you delete it.',
  );
  expect(versionsWords({ ...news, standing: 'changed', reusedFiles: 2, changedMs: null })).toBe(
    'Its publisher has changed this version. 2 of its files are here already; 4.7 GB remain to download. The one you have stays until you delete it.',
  );
  expect(versionsWords({ ...news, standing: 'changed', fetchBytes: 0 })).toMatch(/here already/);
  expect(versionsWords({ ...news, standing: 'changed', fetchBytes: null })).not.toMatch(/download/);
});
