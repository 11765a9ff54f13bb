import { describe, expect, test } from 'vitest';
import { placeAgain } from './window-bounds.ts';

const laptop = { x: 0, y: 24, width: 1440, height: 876 };
const beside = { x: 1440, y: 0, width: 1920, height: 1080 };
const saved = (over: object = {}): string =>
  JSON.stringify({ x: 100, y: 100, width: 960, height: 760, isMaximized: false, ...over });

describe('the place of the window', () => {
  test('is where it was, on any screen', () => {
    expect(placeAgain(saved(), [laptop, beside])).toMatchObject({ x: 100, y: 100, width: 960 });
    expect(placeAgain(saved({ x: 1500 }), [laptop, beside])).toMatchObject({ x: 1500 });
    expect(placeAgain(saved({ isMaximized: true }), [laptop])).toMatchObject({ isMaximized: true });
  });

  test('is not on a screen that is gone, and not where its title cannot be grasped', () => {
    expect(placeAgain(saved({ x: 1500 }), [laptop])).toBeNull();
    expect(placeAgain(saved({ x: 1400 }), [laptop])).toBeNull();
    expect(placeAgain(saved({ y: 0 }), [laptop])).toBeNull();
    expect(placeAgain(saved({ y: 890 }), [laptop])).toBeNull();
    expect(placeAgain(saved(), [])).toBeNull();
  });

  test('is never larger than its screen', () => {
    expect(placeAgain(saved({ width: 9000, height: 9000 }), [laptop])).toMatchObject({
      width: 1440,
      height: 876,
    });
  });

  test.each([null, '', 'x', '{}', '[]', 'null', saved({ x: 1.5 }), saved({ width: -1 }), saved({ y: 'up' })])(
    'is the usual one where %j was kept',
    (text) => {
      expect(placeAgain(text, [laptop])).toBeNull();
    },
  );
});
