import path from 'node:path';
import type { RunningApp } from '../support/app/app.ts';
import type { Stage } from '../support/app/stage.ts';

/** What the next dialogs of the system answer that ask for a file or a folder. */
export async function answerDialog({ electron }: RunningApp, file: string): Promise<void> {
  await electron.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [filePath] });
  }, file);
}

/** What the next dialogs of the system answer that ask where to save a file. */
export async function answerSave({ electron }: RunningApp, file: string): Promise<void> {
  await electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, file);
}

/** The folder of a test: the person's files lie there, beside those of the app. */
export function folderOf(stage: Stage): string {
  return path.dirname(stage.app.home);
}
