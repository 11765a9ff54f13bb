import { expect, type Locator, type Page } from 'playwright/test';

/** A person without a pointer: presses keys, and checks the focus after each of them. */
export interface Keys {
  /** Presses a key, with its modifiers as Playwright writes them. */
  press(key: string): Promise<void>;
  /** Presses Tab until this has the focus. */
  to(goal: Locator): Promise<void>;
  /** Presses Shift and Tab until this has the focus. */
  backTo(goal: Locator): Promise<void>;
  /** Presses Tab until the focus is back at its start. Resolves with the number of stops. */
  around(): Promise<number>;
  /** Types into the focused element. */
  write(text: string): Promise<void>;
}

/** More stops than any view or dialog of the tests has. */
const mostStops = 120;

/** Keys for a page. Every stop has a name, is visible with a focus ring, and is never the body. */
export function keysOf(page: Page): Keys {
  const press = async (key: string): Promise<void> => {
    await page.keyboard.press(key);
    await isSeen(page);
  };
  const until = async (key: string, goal: Locator): Promise<void> => {
    await expect(goal).toBeVisible();
    for (let count = 0; count < mostStops && !(await hasFocus(goal)); count += 1) await press(key);
    await expect(goal).toBeFocused();
  };
  return {
    press,
    to: (goal) => until('Tab', goal),
    backTo: (goal) => until('Shift+Tab', goal),
    around: async () => {
      await press('Tab');
      const first = await page.evaluateHandle(() => document.activeElement);
      let count = 0;
      do {
        await press('Tab');
        count += 1;
      } while (count < mostStops && !(await first.evaluate((element) => element === document.activeElement)));
      expect(count).toBeLessThan(mostStops);
      return count;
    },
    write: async (text) => {
      await page.keyboard.type(text);
      await isSeen(page);
    },
  };
}

const hasFocus = (goal: Locator): Promise<boolean> =>
  goal.evaluate((element) => element === document.activeElement);

/** Waits until the focused element is named, visible, uncovered, and marked. */
export async function isSeen(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(complaints)).toEqual([]);
  await expect(page.locator(':focus')).toHaveAccessibleName(/\S/);
}

/** The fault of the focused element, if any. Runs in the page. */
function complaints(): readonly string[] {
  const focused = document.activeElement;
  if (focused === null || focused === document.body) return ['nothing has the focus'];
  // The label renders a control that is visible to screen readers only.
  const isUnseen = getComputedStyle(focused).opacity === '0' || focused.getBoundingClientRect().width < 4;
  const drawn = isUnseen ? (focused.closest('label') ?? focused) : focused;
  const box = drawn.getBoundingClientRect();
  const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
  const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
  const isOutlined = (style: CSSStyleDeclaration): boolean =>
    style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2;
  const around: Element[] = [];
  for (let each: Element | null = focused; each !== null && around.length < 4; each = each.parentElement)
    around.push(each);
  const isMarked =
    around.some((element) => isOutlined(getComputedStyle(element))) ||
    isOutlined(getComputedStyle(focused, '::after'));
  const front = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  const isInFront = front !== null && (drawn.contains(front) || front.contains(drawn));
  const name = focused.getAttribute('aria-label') ?? focused.textContent ?? '';
  const what = `${focused.tagName} “${name.slice(0, 80)}” at ${Math.round(box.top)} of ${innerHeight}`;
  const least = { width: Math.min(box.width, innerWidth) - 1, height: Math.min(box.height, innerHeight) / 2 };
  return [
    ...(right - left >= least.width && bottom - top >= least.height ? [] : [`out of sight: ${what}`]),
    ...(isInFront ? [] : [`behind ${front?.outerHTML.slice(0, 200)}: ${what}`]),
    ...(isMarked ? [] : [`without a mark: ${what}`]),
  ];
}

/**
 * Watches with every frame, from now on, that something has the focus. Returns the last focused element before a loss.
 * Tab may lose it: between the last stop and the first the browser passes through the window's frame.
 */
export async function watchFocus(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(`{
    const seen = { frames: 0, lost: [] };
    let last = null;
    let byTab = false;
    addEventListener('keydown', ({ key }) => { byTab = key === 'Tab' || (byTab && key === 'Shift'); }, true);
    const look = () => {
      seen.frames += 1;
      const focused = document.activeElement;
      if ([null, document.body].includes(focused)) byTab || seen.lost.push(last);
      else last = focused.outerHTML.slice(0, 300);
      requestAnimationFrame(look);
    };
    look();
    window.focusSeen = seen;
  }`);
  return async () => {
    await page.waitForFunction('window.focusSeen.frames > 10');
    return (await page.evaluate('window.focusSeen.lost')) as readonly string[];
  };
}
