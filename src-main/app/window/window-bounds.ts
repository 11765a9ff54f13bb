import { z } from 'zod';
import { parseJson } from '../../platform/parse-json.ts';

/** A rectangle of the screen, in its pixels. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where the window was. */
export interface WindowBounds extends Area {
  readonly isMaximized: boolean;
}

const schema = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().positive(),
  height: z.int().positive(),
  isMaximized: z.boolean(),
});

/** This much of the title bar must be on a screen, to be able to drag it. */
const graspable = { width: 120, height: 32 };

/**
 * Bounds for the next window: the saved ones, within their screen. Null if unreadable or off-screen. Pure.
 * @param saved JSON, as {@link WindowBounds}
 * @param screens usable areas of all screens
 */
export function placeAgain(saved: string | null, screens: readonly Area[]): WindowBounds | null {
  const parsed = schema.safeParse(parseJson(saved, null));
  if (!parsed.success) return null;
  const place = parsed.data;
  const screen = screens.find((area) => {
    const width = Math.min(place.x + place.width, area.x + area.width) - Math.max(place.x, area.x);
    const isTitleThere = place.y >= area.y && place.y + graspable.height <= area.y + area.height;
    return isTitleThere && width >= graspable.width;
  });
  if (screen === undefined) return null;
  return {
    ...place,
    width: Math.min(place.width, screen.width),
    height: Math.min(place.height, screen.height),
  };
}
