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

/** So much of the title bar must be on a screen, or the window could not be moved back. */
const graspable = { width: 120, height: 32 };

/**
 * Where to open the window again: where it was, no larger than its screen. Null when that cannot be read or is on no
 * screen any more. Pure.
 * @param saved JSON, as {@link Place}
 * @param screens the usable areas of all screens
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
