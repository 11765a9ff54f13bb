import { expect, test } from 'vitest';
import { projectRoot } from '../../script/lib/runtime.ts';
import { shippedPackages } from '../../script/lib/shipped.ts';
import { aboutPages, aboutRequests } from '../../src-preload/contract/about.ts';
import { pageAddress } from '../app/window/page-opener.ts';
import { aboutHandlers } from './about-handlers.ts';

const caller = { senderId: 1, frameUrl: null, isMainFrame: true };
const opened: string[] = [];
const handlers = aboutHandlers(
  (address) => void opened.push(pageAddress(address, { allowLoopbackHttp: false })),
);

test.each(aboutPages)('the page %s has an allowed address', (page) => {
  handlers['about:open-page']({ page }, caller);
  expect(opened.pop()).toMatch(/^https:\/\/www\.(apache|electronjs|chromium|sqlite)\.org\//);
});

test.each(shippedPackages(projectRoot).map(({ name }) => name))('the package %s has a page', (name) => {
  expect(aboutRequests['about:open-package'].safeParse({ name }).success).toBe(true);
  handlers['about:open-package']({ name }, caller);
  expect(opened.pop()).toBe(`https://www.npmjs.com/package/${name}`);
});

test.each([
  '',
  '..',
  '../login',
  'a/b',
  '@a/../b',
  'a?x',
  'a#x',
  'A',
  'a b',
  '.a',
  '@/a',
  'a\n',
  'x'.repeat(215),
])('%j is no package', (name) => {
  expect(aboutRequests['about:open-package'].safeParse({ name }).success).toBe(false);
});
