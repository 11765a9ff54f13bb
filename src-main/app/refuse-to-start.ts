import { app, dialog } from 'electron';
import { toErrorView } from '../errors.ts';
import { createTongue } from './tongue.ts';
import { cannotStart } from './words/cannot-start.ts';

/** Says in a dialog of the system why there can be no window, and ends. */
export function refuseToStart(error: unknown): void {
  const { title, text } = cannotStart(toErrorView(error), createTongue(app, () => 'system').words());
  dialog.showErrorBox(title, text);
  app.exit(1);
}
