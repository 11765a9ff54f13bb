import { type BrowserWindow, dialog, type OpenDialogOptions } from 'electron';

/** Dialogs that main opens; no page can name a path. Null: closed without a choice. */
export function createPickers(window: () => BrowserWindow | null) {
  const pick = async (options: OpenDialogOptions): Promise<string | null> => {
    const parent = window();
    const answer = parent === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(parent, options);
    const { canceled, filePaths } = await answer;
    return canceled ? null : (filePaths[0] ?? null);
  };
  return {
    pickFile: (): Promise<string | null> =>
      pick({
        title: 'Choose a model file',
        properties: ['openFile'],
        filters: [
          { name: 'Models (GGUF)', extensions: ['gguf'] },
          { name: 'All files', extensions: ['*'] },
        ],
      }),
    pickFolder: (present: string): Promise<string | null> =>
      pick({
        title: 'Choose where models are kept',
        defaultPath: present,
        properties: ['openDirectory', 'createDirectory'],
      }),
  };
}
