import { expect, test } from 'vitest';
import { hasDisplay } from './display.ts';

test.each([
  [{}, 'linux', false],
  [{ DISPLAY: ':0' }, 'linux', true],
  [{ WAYLAND_DISPLAY: 'wayland-0' }, 'linux', true],
  [{ DISPLAY: '' }, 'linux', false],
  [{}, 'darwin', true],
  [{}, 'win32', true],
] as const)('%j on %s: a display is there: %s', (env, platform, there) => {
  expect(hasDisplay(env, platform)).toBe(there);
});
