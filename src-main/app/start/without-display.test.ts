import { expect, it } from 'vitest';
import { needsHeadlessPlatform } from './without-display.ts';

it('Chromium is told on Linux without a display only, and only once', () => {
  expect(needsHeadlessPlatform('linux', {}, ['noggin'])).toBe(true);
  expect(needsHeadlessPlatform('linux', {}, ['noggin', '--ozone-platform=headless'])).toBe(false);
  expect(needsHeadlessPlatform('linux', { DISPLAY: ':0' }, [])).toBe(false);
  expect(needsHeadlessPlatform('linux', { WAYLAND_DISPLAY: 'wayland-0' }, [])).toBe(false);
  expect(needsHeadlessPlatform('darwin', {}, [])).toBe(false);
});
