import { describe, expect, test } from 'vitest';
import { placeAgain } from './window-bounds.ts';

const laptop = { x: 0, y: 24, width: 1440, height: 876 };
const beside = { x: 1440, y: 0, width: 1920, height: 1080 };
const saved = (over: object = {}): string =>
  JSON.stringify({ x: 100, y: 100, width: 960, height: 760, isMaximized: false, ...over });

describe('the place of the window', () => {
  test('is restored on any screen', () => {
    expect(placeAgain(saved(), [laptop, beside])).toMatchObject({ x: 100, y: 100, width: 960 });
    expect(placeAgain(saved({ x: 1500 }), [laptop, beside])).toMatchObject({ x: 1500 });
    expect(placeAgain(saved({ isMaximized: true }), [laptop])).toMatchObject({ isMaximized: true });
  });

  test('is discarded when its screen is gone or its title bar is out of reach', () => {
    expect(placeAgain(saved({ x: 1500 }), [laptop])).toBeNull();
    expect(placeAgain(saved({ x: 1400 }), [laptop])).toBeNull();
    expect(placeAgain(saved({ y: 0 }), [laptop])).toBeNull();
    expect(placeAgain(saved({ y: 890 }), [laptop])).toBeNull();
    expect(placeAgain(saved(), [])).toBeNull();
  });

  test('is shrunk to its screen', () => {
    expect(placeAgain(saved({ width: 9000, height: 9000 }), [laptop])).toMatchObject({
      width: 1440,
      height: 876,
    });
  });

  test.each([null, '', 'x', '{}', '[]', 'null', saved({ x: 1.5 }), saved({ width: -1 }), saved({ y: 'up' })])(
    'falls back to the default when %j was saved',
    (text) => {
      expect(placeAgain(text, [laptop])).toBeNull();
    },
  );
});
