import { createContext } from 'react';

/**
 * Where something that floats above its neighbors is put. Null: at the end of the page. A modal dialog lies in the
 * browser's top layer, above everything that is outside of it; so what floats in it must be within it.
 */
export const OverlayPlace = createContext<HTMLElement | null>(null);
