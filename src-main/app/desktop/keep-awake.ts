import { powerSaveBlocker } from 'electron';

/** Keeps the computer awake while asked to. */
export interface KeepAwake {
  set(isNeeded: boolean): void;
}

/** Only system sleep is blocked; the screen may go dark. */
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
