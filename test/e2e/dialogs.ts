import path from 'node:path';
import type { RunningApp } from '../support/app/app.ts';
import type { Stage } from '../support/app/stage.ts';

/** Answers the system's next dialogs for a file or a folder. */
export async function answerDialog({ electron }: RunningApp, file: string): Promise<void> {
  await electron.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [filePath] });
  }, file);
}

/** Answers the system's next dialogs for saving a file. */
export async function answerSave({ electron }: RunningApp, file: string): Promise<void> {
  await electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, file);
}

/** The folder of a test, with the person's files beside the app's. */
export function folderOf(stage: Stage): string {
  return path.dirname(stage.app.home);
}
