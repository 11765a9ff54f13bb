import { powerSaveBlocker } from 'electron';

/** Keeps the computer from falling asleep, for as long as it is told to. */
export interface KeepAwake {
  set(isNeeded: boolean): void;
}

/** The screen may go dark; only the sleep of the whole computer is held off. */
export function createKeepAwake(): KeepAwake {
  let blocker: number | null = null;
  return {
    set: (isNeeded) => {
      if (isNeeded && blocker === null) blocker = powerSaveBlocker.start('prevent-app-suspension');
      if (!isNeeded && blocker !== null) {
        powerSaveBlocker.stop(blocker);
        blocker = null;
      }
    },
  };
}
