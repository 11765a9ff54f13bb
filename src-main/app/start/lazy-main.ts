// One bundle for everything after the entry: each further file costs a turn of the event loop at the start.
export { startHeadless } from './headless-start.ts';
export { refuseToStart } from './refuse-to-start.ts';
export { startWindow } from './start.ts';
