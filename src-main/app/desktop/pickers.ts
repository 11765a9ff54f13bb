import { type BrowserWindow, dialog, type OpenDialogOptions } from 'electron';
import type { Words } from '../words/en.ts';

/** The usual ones; every other text can be picked, too. */
const textEndings = ['txt', 'md', 'pdf', 'csv', 'json', 'xml', 'html', 'log', 'rtf', 'tex', 'yaml', 'yml'];

/** Dialogs that main opens; no page can name a path. Null: closed without a choice. */
export function createPickers(window: () => BrowserWindow | null, wordsNow: () => Words) {
  const pick = async (options: OpenDialogOptions): Promise<string | null> => {
    const parent = window();
    const answer = parent === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(parent, options);
    const { canceled, filePaths } = await answer;
    return canceled ? null : (filePaths[0] ?? null);
  };
  return {
    /** Where to put the diagnostics. */
    chooseZip: async (defaultPath: string): Promise<string | null> => {
      const { save, zip } = wordsNow().diagnosis;
      const options = { title: save, defaultPath, filters: [{ name: zip, extensions: ['zip'] }] };
      const parent = window();
      const answer =
        parent === null ? dialog.showSaveDialog(options) : dialog.showSaveDialog(parent, options);
      const { canceled, filePath } = await answer;
      return canceled || filePath === '' ? null : filePath;
    },
    pickFile: (): Promise<string | null> =>
      pick({
        title: wordsNow().pickers.file,
        properties: ['openFile'],
        filters: [
          { name: wordsNow().pickers.models, extensions: ['gguf'] },
          { name: wordsNow().pickers.allFiles, extensions: ['*'] },
        ],
      }),
    /** What is to be asked about. */
    pickText: (): Promise<string | null> =>
      pick({
        title: wordsNow().pickers.text,
        properties: ['openFile'],
        filters: [
          { name: wordsNow().pickers.texts, extensions: textEndings },
          { name: wordsNow().pickers.allFiles, extensions: ['*'] },
        ],
      }),
    pickFolder: (present: string): Promise<string | null> =>
      pick({
        title: wordsNow().pickers.folder,
        defaultPath: present,
        properties: ['openDirectory', 'createDirectory'],
      }),
  };
}
