import type { AboutOutput, AboutPage } from '../../src-preload/contract/about.ts';
import type { Handlers } from './gateway.ts';

/** Where the pages lie that About names. */
const pages: Readonly<Record<AboutPage, string>> = {
  licence: 'https://www.apache.org/licenses/LICENSE-2.0',
  electron: 'https://www.electronjs.org/',
  chromium: 'https://www.chromium.org/Home/',
  sqlite: 'https://www.sqlite.org/copyright.html',
};

/** Binds the requests of the About dialog. */
export function aboutHandlers(openPage: (address: string) => void): Pick<Handlers, keyof AboutOutput> {
  return {
    'about:open-page': ({ page }) => {
      openPage(pages[page]);
      return null;
    },
    'about:open-package': ({ name }) => {
      openPage(`https://www.npmjs.com/package/${name}`);
      return null;
    },
  };
}
