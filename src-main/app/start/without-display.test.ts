import { expect, it } from 'vitest';
import { needsHeadlessPlatform } from './without-display.ts';

it('Chromium gets the headless switch once, and only on Linux without a display', () => {
  expect(needsHeadlessPlatform('linux', {}, ['noggin'])).toBe(true);
  expect(needsHeadlessPlatform('linux', {}, ['noggin', '--ozone-platform=headless'])).toBe(false);
  expect(needsHeadlessPlatform('linux', { DISPLAY: ':0' }, [])).toBe(false);
  expect(needsHeadlessPlatform('linux', { WAYLAND_DISPLAY: 'wayland-0' }, [])).toBe(false);
  expect(needsHeadlessPlatform('darwin', {}, [])).toBe(false);
});
