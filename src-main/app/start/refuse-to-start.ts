import { app, dialog } from 'electron';
import { toErrorView } from '../../errors.ts';
import { exitCodeOf } from '../../headless/exit-codes.ts';
import { cannotStart } from '../words/cannot-start.ts';
import { createLocale } from '../words/locale.ts';

/** Says in a dialog of the system why there can be no window, and ends with the code that says so to a program. */
export function refuseToStart(error: unknown): void {
  const view = toErrorView(error);
  const { title, text } = cannotStart(view, createLocale(app, () => 'system').words());
  dialog.showErrorBox(title, text);
  app.exit(exitCodeOf(view.code));
}
