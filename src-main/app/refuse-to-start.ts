import { app, dialog } from 'electron';
import { toErrorView } from '../errors.ts';
import { exitCodeOf } from '../headless/exit-codes.ts';
import { createTongue } from './tongue.ts';
import { cannotStart } from './words/cannot-start.ts';

/** Says in a dialog of the system why there can be no window, and ends with the code that says so to a program. */
export function refuseToStart(error: unknown): void {
  const view = toErrorView(error);
  const { title, text } = cannotStart(view, createTongue(app, () => 'system').words());
  dialog.showErrorBox(title, text);
  app.exit(exitCodeOf(view.code));
}
