import { Menu, nativeImage, Tray } from 'electron';
import icon from '../../../build/icons/32x32.png?inline';
import type { Tally } from '../../ui-state/overall-progress.ts';
import type { Words } from '../words/en.ts';
import { type ProgramsFace, trayFace } from './tray-menu.ts';

/** What the icon can make happen. */
export interface TrayActions {
  show(): void;
  pauseAll(): void;
  resumeAll(): void;
  quit(): void;
}

/**
 * The icon in the tray or menu bar. Call `update` after every change, also of the language; it touches the system only
 * when needed.
 */
export function createTray(
  actions: TrayActions,
  wordsNow: () => Words,
): { update(tally: Tally, isWanted: boolean, programs: ProgramsFace): void } {
  let tray: Tray | null = null;
  let tip = '';
  let offered = '';

  const put = (): Tray => {
    const size = process.platform === 'darwin' ? 16 : 32;
    const fresh = new Tray(nativeImage.createFromDataURL(icon).resize({ width: size, height: size }));
    fresh.on('click', actions.show);
    tip = '';
    offered = '';
    return fresh;
  };

  return {
    update: (tally, isWanted, programs) => {
      if (!isWanted) {
        tray?.destroy();
        tray = null;
        return;
      }
      tray ??= put();
      const words = wordsNow();
      const face = trayFace(tally, programs, words);
      if (face.tip !== tip) {
        tip = face.tip;
        tray.setToolTip(tip);
      }
      const offers = JSON.stringify([words.open, face.canPause, face.canResume, face.programs]);
      if (offers === offered) return;
      offered = offers;
      tray.setContextMenu(Menu.buildFromTemplate(entriesOf(face, actions, words)));
    },
  };
}

function entriesOf(
  face: ReturnType<typeof trayFace>,
  actions: TrayActions,
  words: Words,
): Electron.MenuItemConstructorOptions[] {
  return [
    { label: words.open, click: actions.show },
    ...face.programs.map((label) => ({ label, enabled: false })),
    { type: 'separator' },
    { label: words.pauseAll, visible: face.canPause, click: actions.pauseAll },
    { label: words.resumeAll, visible: face.canResume, click: actions.resumeAll },
    { type: 'separator' },
    { label: words.quit, click: actions.quit },
  ];
}
