import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright';
import { type AppHome, type RunningApp, startApp } from '../../test/support/app/app.ts';
import { wordsIn } from './words.ts';

/** One look of the app. Sizes in pixels of the screen. */
export interface Looks {
  readonly name: string;
  readonly colorScheme: 'light' | 'dark';
  readonly size?: { readonly width: number; readonly height: number };
  /** The language of the window, by its tag; by default English. */
  readonly language?: string;
  /** Zoom factor of the page; 2 is text at 200 %. */
  readonly zoom?: number;
  /** The chosen appearance, beside light and dark. */
  readonly contrast?: boolean;
  /** Forced colors, as on Windows. */
  readonly forcedColors?: boolean;
  /** From right to left. */
  readonly rightToLeft?: boolean;
  /** A text of the page, and its replacement. */
  readonly shownAs?: readonly [text: string, instead: string];
}

/** The running app before a camera. Buttons and sentences have their visible names. */
export interface Studio {
  open(): Promise<void>;
  kill(): Promise<void>;
  /** Takes the visible window, and the whole page in addition when that is longer. */
  shoot(name: string): Promise<void>;
  /** A name is a pattern where a control says more than its name. */
  click(name: string | RegExp): Promise<void>;
  /** Types into the text box, sends it, and waits until the answer is complete. */
  ask(question: string): Promise<void>;
  /** Downloads a model to its end. */
  installs(modelId: string): Promise<void>;
  /** Types into the search field. */
  finds(text: string): Promise<void>;
  goTo(view: 'Chat' | 'Home' | 'Models' | 'Downloads' | 'Settings'): Promise<void>;
  /** Answers the system's next file dialog. */
  answersPicker(file: string): Promise<void>;
  /** Opens a link, as the system hands it over. */
  follows(link: string): Promise<void>;
  sees(name: string | RegExp): Promise<void>;
  /** Whether a badge with this word appears before the state passes. */
  catches(word: string): Promise<boolean>;
  reaches(percent: number): Promise<void>;
}

/** Opens the app repeatedly with the same look; pictures go to `folder`. */
export function openStudio(home: AppHome, looks: Looks, folder: string): Studio {
  let app: RunningApp | null = null;
  let anyOf = (english: string): readonly string[] => [english];
  const said = (english: string): string => anyOf(english)[0] ?? english;
  const page = (): Page => {
    if (app === null) throw new Error('The app is not open.');
    return app.page;
  };
  const named = (name: string | RegExp): Locator =>
    page()
      .getByRole('button', { name, exact: true })
      .or(page().getByRole('tab', { name, exact: true }));
  const control = (name: string | RegExp): Locator => {
    if (typeof name !== 'string') return named(name).first();
    const found = anyOf(name).map((word) =>
      name === 'Details' ? page().locator('summary', { hasText: word }) : named(word),
    );
    return found.reduce((all, one) => all.or(one)).first();
  };
  const zoom = looks.zoom ?? 1;
  // Electron's own screenshot: Playwright's ignores the zoom.
  const capture = async (name: string): Promise<void> => {
    await page().evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    const png = await app?.electron.evaluate(async ({ BrowserWindow }) => {
      const image = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage();
      return image?.toPNG().toString('base64') ?? '';
    });
    writeFileSync(path.join(folder, `${name}.png`), Buffer.from(png ?? '', 'base64'));
  };
  /** Gives the page this height in pixels of the screen; resolves with its previous one. */
  const resize = async (height: number): Promise<number> => {
    const before = await app?.electron.evaluate(({ BrowserWindow }, wanted) => {
      const window = BrowserWindow.getAllWindows()[0];
      const [width = 0, present = 0] = window?.getContentSize() ?? [];
      window?.setContentSize(width, wanted);
      return present;
    }, height);
    await page().waitForFunction((wanted) => Math.abs(innerHeight - wanted) <= 2, height / zoom);
    return before ?? height;
  };
  return {
    open: async () => {
      app = await startApp({ ...home, colorScheme: looks.colorScheme });
      // A hanging scene ends instead of blocking everything.
      app.page.setDefaultTimeout(60_000);
      anyOf = await wordsIn(looks.language ?? 'en');
      await speak(app.page, looks.language ?? 'en');
      if (looks.contrast === true) {
        await app.page.evaluate(() => window.noggin?.request('settings:change', { appearance: 'contrast' }));
      }
      await app.page.emulateMedia({
        ...{ colorScheme: looks.colorScheme, reducedMotion: 'reduce' },
        forcedColors: looks.forcedColors === true ? 'active' : 'none',
      });
      if (looks.rightToLeft === true) await turn(app.page);
      await app.electron.evaluate(
        ({ BrowserWindow }, { size, zoom }) => {
          const window = BrowserWindow.getAllWindows()[0];
          if (size !== null) window?.setSize(size.width, size.height);
          window?.webContents.setZoomFactor(zoom);
        },
        { size: looks.size ?? null, zoom },
      );
    },
    kill: async () => {
      await app?.kill();
      app = null;
    },
    shoot: async (name) => {
      if (looks.shownAs !== undefined) await page().evaluate(showAs, looks.shownAs);
      // The view without a pointer on a button.
      await page().mouse.move(0, 0);
      const tall = await page().evaluate(() => {
        const { scrollHeight, clientHeight } = document.documentElement;
        return scrollHeight > clientHeight ? scrollHeight : null;
      });
      await capture(name);
      if (tall === null || looks.shownAs !== undefined) return;
      // The whole page is the content of a window as tall as the page, and a little more: a taller window has more
      // padding.
      const before = await resize(Math.ceil((tall + 60) * zoom));
      await capture(`${name}-page`);
      await resize(before);
    },
    click: (name) => control(name).click(),
    ask: async (question) => {
      await page().getByRole('textbox').last().fill(question);
      await page().keyboard.press('Enter');
      await page().locator('.message-user', { hasText: question }).last().waitFor();
      await page().waitForFunction(() => {
        const last = [...document.querySelectorAll('.message')].at(-1);
        return last?.matches('.message-model[aria-busy="false"]') === true;
      });
    },
    installs: async (modelId) => {
      await page().evaluate(async (id) => {
        const isThere = new Promise<void>((done) => {
          window.noggin?.onState((patch) => {
            if (patch.installed?.some((model) => model.modelId === id) === true) done();
          });
        });
        await window.noggin?.request('download:start', { modelId: id });
        await isThere;
      }, modelId);
    },
    finds: (text) => page().getByRole('searchbox').first().fill(text),
    goTo: async (view) => {
      const navigation = page().getByRole('navigation', { name: said('Views') });
      await navigation.getByRole('link', { name: said(view) }).click();
    },
    answersPicker: async (file) => {
      await app?.electron.evaluate(({ dialog }, filePath) => {
        dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [filePath] });
      }, file);
    },
    follows: async (link) => {
      await app?.electron.evaluate(({ app: ours }, address) => {
        ours.emit('open-url', { preventDefault: () => {} }, address);
      }, link);
    },
    sees: (name) => control(name).waitFor(),
    catches: async (word) => {
      try {
        await page().getByText(said(word), { exact: true }).first().waitFor({ timeout: 15_000 });
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

/** Makes the page right-to-left before it is rendered, as amounts are formatted for the direction. */
async function turn(page: Page): Promise<void> {
  await page.addInitScript(() => {
    document.addEventListener('readystatechange', () => document.documentElement.setAttribute('dir', 'rtl'));
  });
  await page.reload();
}

/** Sets the language as a person would; the window reloads in it. Does nothing without such a setting. */
async function speak(page: Page, language: string): Promise<void> {
  if ((await page.evaluate(() => document.documentElement.lang)) === language) return;
  await page.evaluate(
    (wanted) => window.noggin?.request('settings:change', { language: wanted } as object),
    language,
  );
  await page.waitForFunction((wanted) => document.documentElement.lang === wanted, language);
}

/** Runs in the page: replaces a text, and hides the focus ring. */
function showAs([text, instead]: readonly [string, string]): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    // Paths contain word break opportunities.
    const plain = (node.nodeValue ?? '').replaceAll('\u200b', '');
    if (plain.includes(text)) node.nodeValue = plain.replaceAll(text, instead);
  }
}
