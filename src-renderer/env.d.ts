import type { NogginApi } from '../src-preload/contract/api.ts';

declare global {
  interface Window {
    /** Put there by the preload; missing where the page is opened outside Noggin. */
    readonly noggin?: NogginApi;
  }
}

declare module 'react' {
  interface CSSProperties {
    /** Share of a progress bar that is filled, from 0 to 1. */
    '--progress'?: number;
  }
}
