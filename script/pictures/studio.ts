import path from 'node:path';
import type { Locator, Page } from 'playwright';
import { type AppHome, type RunningApp, startApp } from '../../test/support/app/app.ts';

/** How the app is looked at. Sizes in pixels of the screen. */
export interface Looks {
  readonly name: string;
  readonly colorScheme: 'light' | 'dark';
  readonly size?: { readonly width: number; readonly height: number };
  /** Factor of everything on the page; 2 is text at 200 %. */
  readonly zoom?: number;
}

/** The running app before a camera. Buttons and sentences are named as they are seen. */
export interface Studio {
  open(): Promise<void>;
  kill(): Promise<void>;
  /** Takes what the window shows, and the whole page beside it when that is longer. */
  shoot(name: string): Promise<void>;
  click(name: string): Promise<void>;
  sees(name: string): Promise<void>;
  /** Whether a badge with this word comes before the state passes by. */
  catches(word: string): Promise<boolean>;
  reaches(percent: number): Promise<void>;
}

/** Opens the app again and again with the same looks; pictures go to `folder`. */
export function openStudio(home: AppHome, looks: Looks, folder: string): Studio {
  let app: RunningApp | null = null;
  const page = (): Page => {
    if (app === null) throw new Error('The app is not open.');
    return app.page;
  };
  const control = (name: string): Locator =>
    name === 'Details'
      ? page().locator('summary', { hasText: name }).first()
      : page().getByRole('button', { name, exact: true });
  return {
    open: async () => {
      app = await startApp({ ...home, colorScheme: looks.colorScheme });
      await app.page.emulateMedia({ colorScheme: looks.colorScheme, reducedMotion: 'reduce' });
      await app.electron.evaluate(
        ({ BrowserWindow }, { size, zoom }) => {
          const window = BrowserWindow.getAllWindows()[0];
          if (size !== null) window?.setSize(size.width, size.height);
          window?.webContents.setZoomFactor(zoom);
        },
        { size: looks.size ?? null, zoom: looks.zoom ?? 1 },
      );
    },
    kill: async () => {
      await app?.kill();
      app = null;
    },
    shoot: async (name) => {
      // What a person sees, with no pointer on a button.
      await page().mouse.move(0, 0);
      await page().screenshot({ path: path.join(folder, `${name}.png`) });
      const isLonger = await page().evaluate(
        () => document.documentElement.scrollHeight > document.documentElement.clientHeight,
      );
      if (isLonger) await page().screenshot({ path: path.join(folder, `${name}-page.png`), fullPage: true });
    },
    click: (name) => control(name).click(),
    sees: (name) => control(name).waitFor(),
    catches: async (word) => {
      try {
        await page().getByText(word, { exact: true }).first().waitFor({ timeout: 15_000 });
        return true;
      } catch {
        return false;
      }
    },
    reaches: async (percent) => {
      await page().waitForFunction((wanted) => {
        const bar = document.querySelector('[role="progressbar"]');
        return Number(bar?.getAttribute('aria-valuenow') ?? 0) >= wanted;
      }, percent);
    },
  };
}
